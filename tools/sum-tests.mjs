// Adds up what the test runners wrote to var/results and prints the one closing line; fails where anything failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = 'var/results';
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const sum = { passed: 0, failed: 0, skipped: 0 };
const add = (passed, failed, skipped) => {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
};

for (const name of readdirSync(folder).filter((file) => file.endsWith('.count.json'))) {
  const { passed, failed, skipped } = read(name);
  add(passed, failed, skipped);
}
const vitest = (name) => {
  if (!existsSync(`${folder}/${name}`)) return add(0, 1, 0); // a runner that wrote nothing has failed
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, success } = read(name);
  // a suite that could not even be loaded has no tests to count
  const broken = !success && numFailedTests === 0 ? Math.max(1, numFailedTestSuites) : 0;
  add(numPassedTests, numFailedTests + broken, numPendingTests + numTodoTests);
};
vitest('vitest.json');
if (existsSync(`${folder}/pg15.missing`)) {
  const databaseTests = read('vitest.json').testResults.filter((file) => file.name.endsWith('.db.test.ts'));
  add(
    0,
    0,
    databaseTests.reduce((count, file) => count + file.assertionResults.length, 0),
  );
} else vitest('vitest-pg15.json');

const countSpecs = (suites) =>
  suites.reduce((count, suite) => count + (suite.specs ?? []).length + countSpecs(suite.suites ?? []), 0);
if (existsSync(`${folder}/playwright.json`)) {
  const { expected, unexpected, flaky, skipped } = read('playwright.json').stats;
  const { errors } = read('playwright.json');
  add(expected + flaky, unexpected + (unexpected === 0 ? errors.length : 0), skipped);
} else if (existsSync(`${folder}/playwright-skipped.json`))
  add(0, 0, countSpecs(read('playwright-skipped.json').suites));
else add(0, 1, 0);

console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
