/**
 * Steps through behaviours by hand: a model in, a {@link checker.inspect.Session} out that is at some state of a behaviour, knows
 * what can happen next, goes back and forth, and finds the way to what is worth a look.
 *
 * <p>Promised: every step of the behaviour is one that the interpreter makes; a way that was searched for is a shortest one.
 */
package checker.inspect;
