package checker.codegen;

import java.util.List;

/** A value as the compiler sees it: the codes of its scalar parts. */
sealed interface Operand {

  /**
   * A scalar: a truth value (BOOL), a number or symmetric identity (INT, the number itself), or the position of an
   * enum member or an optional value (INT, from 0).
   */
  record Scalar(Code code) implements Operand {}

  /** A set: bit {@code i} of the LONG is set if the element at position {@code i} is in it. */
  record Bits(Code code) implements Operand {}

  /** A function, by the position of its argument, or a record, by field. */
  record Tuple(List<Operand> parts) implements Operand {}

  /** A sequence: as many elements as its type has room for; those after its end are the first value of their type. */
  record Row(Code length, List<Operand> elements) implements Operand {}
}
