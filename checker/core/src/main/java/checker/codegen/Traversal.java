package checker.codegen;

import java.util.ArrayList;
import java.util.List;

/** Walks codes. */
final class Traversal {
  private Traversal() {}

  /** The operands of a code, in order. */
  static List<Code> children(Code code) {
    if (code instanceof Code.Field c) {
      return List.of(c.word());
    }
    if (code instanceof Code.Test c) {
      return List.of(c.word());
    }
    if (code instanceof Code.Arithmetic c) {
      return List.of(c.left(), c.right());
    }
    if (code instanceof Code.Wide c) {
      return List.of(c.left(), c.right());
    }
    if (code instanceof Code.Widen c) {
      return List.of(c.operand());
    }
    if (code instanceof Code.BitCount c) {
      return List.of(c.operand());
    }
    if (code instanceof Code.LowestBit c) {
      return List.of(c.operand());
    }
    if (code instanceof Code.Equal c) {
      return List.of(c.left(), c.right());
    }
    if (code instanceof Code.Less c) {
      return List.of(c.left(), c.right());
    }
    if (code instanceof Code.SameWord c) {
      return List.of(c.left(), c.right());
    }
    if (code instanceof Code.Not c) {
      return List.of(c.operand());
    }
    if (code instanceof Code.And c) {
      return c.operands();
    }
    if (code instanceof Code.Choice c) {
      return List.of(c.condition(), c.then(), c.otherwise());
    }
    if (code instanceof Code.Select c) {
      List<Code> all = new ArrayList<>(c.options());
      all.add(0, c.index());
      return all;
    }
    return List.of();
  }

  static boolean readsLocals(Code code) {
    return code instanceof Code.Local || children(code).stream().anyMatch(Traversal::readsLocals);
  }

  /** Whether a code is defined whatever the values of locals: it does not divide by something that may be zero. */
  static boolean total(Code code) {
    if (code instanceof Code.Arithmetic c
        && (c.operator() == Code.Operator.DIVIDE || c.operator() == Code.Operator.MODULO)
        && !Codes.constant(c.right())) {
      return false;
    }
    return children(code).stream().allMatch(Traversal::total);
  }
}
