/**
 * A run as SARIF 2.1.0, for code scanning and editors: findings in, one document out, the same for the same run. Every finding is
 * a result; traces are code flows with a thread flow for each actor instance. It is valid under the schema of OASIS, and keeps
 * within what GitHub takes; what that leaves out is told in the document itself.
 */
package checker.report.sarif;
