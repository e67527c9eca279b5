/**
 * The commands, one class each, and the one place where the parts are put together. In: a command line and a
 * {@link checker.cli.Console}. Out: text, files that were asked for, and an {@link checker.cli.ExitStatus}. Promised: the
 * status is 0 only if everything was as expected and everything was looked at; a fault of the user or of a specification
 * is told in words and never as a stack trace.
 */
package checker.cli;
