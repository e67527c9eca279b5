/** The commands, one class each, and the one place where the parts are put together. */
package checker.cli;
