import type { TransferError } from '../app/transfer.command.ts';
import type { AskError, MoveCorrectionError } from '../app/correct.command.ts';
import type { KeepFactError } from '../app/keep-fact.command.ts';
import type { TieError } from '../app/own-record.command.ts';
import type { MergeError } from '../app/merge-people.command.ts';
import type { AddPersonError, ChangePersonError, PostError } from '../app/keep-person.command.ts';

/** Whatever the use cases of people refuse: each kind has its words in both languages. */
export type Refusal = (
  | AddPersonError
  | ChangePersonError
  | PostError
  | KeepFactError
  | AskError
  | MoveCorrectionError
  | MergeError
  | TieError
  | TransferError
)['kind'];
