/**
 * Model to transition system, plainly: decode, run the action statement by statement, encode. The oracle that generated
 * code is compared with, and what explains and replays traces: it also tells every run of an action with its choices
 * and with the guard that blocked it or the error that ended it.
 */
package checker.interpret;
