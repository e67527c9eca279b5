/**
 * Results as JUnit XML, for the test reports of continuous integration: a run in, one document out. A test case for each property
 * that was asked about, under a name that stays the same from run to run; a failure or an error exactly where the exit status is not 0.
 */
package checker.report.junit;
