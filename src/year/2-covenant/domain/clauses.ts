import type { CovenantFacts } from './covenant-text.ts';

/** The parts of a covenant on which a unit can remark: `theme`, `task-2`, `target-1` (counted from 1), …, the whole. */
export function clausesOf(facts: CovenantFacts): readonly string[] {
  const numbered = (name: string, items: readonly unknown[]) => items.map((_, index) => `${name}-${index + 1}`);
  return [
    'whole',
    'bases',
    'theme',
    'aim',
    ...numbered('task', facts.tasks),
    ...numbered('target', facts.targets),
    'campaigns',
    'commitments',
  ];
}
