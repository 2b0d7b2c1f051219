import { expect, test } from 'vitest';
import { outageIn } from './outage.ts';

const failing = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each([
  [failing('ECONNREFUSED'), 'away'],
  [failing('57P01'), 'away'],
  [failing('57P03'), 'away'],
  [failing('08006'), 'away'],
  [new Error('Connection terminated unexpectedly'), 'away'],
  [new Error('Client has encountered a connection error and is not queryable'), 'away'], // lost between two queries
  [new Error('timeout exceeded when trying to connect'), 'away'],
  [failing('53100'), 'full'],
  [failing('22021'), 'not-text'],
  [failing('23505'), null], // a broken rule is a defect, not an outage
  [new Error('undefined is not a function'), null],
  ['thrown text', null],
])('an outage is told from a defect', (error, outage) => expect(outageIn(error)).toBe(outage));
