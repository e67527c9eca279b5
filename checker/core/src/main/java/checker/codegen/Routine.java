package checker.codegen;

import java.util.List;

/**
 * A method of its own for a definition that is too large to be written out wherever it is applied.
 *
 * @param name the method's name
 * @param signature its parameters after those of the state; its result
 * @param body what it does
 */
record Routine(String name, Signature signature, List<Operation> body) {}
