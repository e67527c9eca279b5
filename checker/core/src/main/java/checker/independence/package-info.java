/**
 * Which actions commute, and what they leave as it is: a model in; for each action instance, out of the first 64, those before it that are
 * independent of it, and the state observations that it may change, out. Found from the text alone, before any state is known. What is
 * called independent is; what is not called so may be, too: cells are told apart as far as indices are known, values as far as guards compare
 * them with constants.
 */
package checker.independence;
