/** What past years and years run here show, by name: for the command line, the API and pages. */
export { showClusterYear, type Audience } from './show/cluster-year.ts';
export { showExemplars, showUnit } from './show/unit.ts';
export { showPerson } from './show/person.ts';
export { sentencesOf } from './show/claims.query.ts';
export { refusedWords } from './show/refused.ts';
