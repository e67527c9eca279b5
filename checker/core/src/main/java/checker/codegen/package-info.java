/**
 * A model in, a {@link checker.transition.TransitionSystem} of generated JVM code out, that equals the interpreter's
 * in every state, order, fault and observation. Two stages: the model becomes operations on scalar codes (checks split
 * off, constants folded, composite values taken apart, small loops unrolled, parameters of action instances constant);
 * these become bytecode of a hidden class.
 *
 * <p>The state lies in the generated method's long variables, fields are cut out by shifts and masks, and the next
 * state is built by the same. Guards on constants become one test of a masked word; an instance's first guard is
 * tested before its method is called. A method that would be too large for the just-in-time compiler is compiled again
 * with less unrolling, and at last with definitions and the continuations of choices as methods of their own. What
 * even so does not fit a class file is refused with {@link checker.codegen.CodeTooLargeException}.
 */
package checker.codegen;
