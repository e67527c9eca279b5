/**
 * A run for GitHub Actions: findings as workflow commands, which GitHub turns into annotations of the changed files, and the summary
 * of the job's step. A run in, texts out; who asks for them writes the one to the log and the other to the file that GitHub names.
 */
package checker.report.github;
