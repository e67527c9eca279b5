package checker.translate.scalar;

import checker.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An expression whose value, and the value of each of its parts, is a scalar. Values are {@link Codes}. */
public sealed interface Term {
  Term TRUE = new Constant(1, new Type.Bool());
  Term FALSE = new Constant(0, new Type.Bool());

  /** The direct parts, in the order of evaluation. */
  List<Term> parts();

  record Constant(int code, Type.Scalar type) implements Term {
    @Override
    public List<Term> parts() {
      return List.of();
    }
  }

  record Local(String name, Type.Scalar type) implements Term {
    @Override
    public List<Term> parts() {
      return List.of();
    }
  }

  /** A scalar of the current state; as many indices as the slot has dimensions. */
  record Read(Slot slot, List<Term> indices) implements Term {
    @Override
    public List<Term> parts() {
      return indices;
    }
  }

  record Not(Term operand) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(operand);
    }
  }

  record Negate(Term operand) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(operand);
    }
  }

  record Binary(Operator operator, Term left, Term right) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(left, right);
    }
  }

  /** The first three evaluate the right side only if needed. */
  enum Operator {
    AND,
    OR,
    IMPLIES,
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    ADD,
    SUBTRACT,
    MULTIPLY,
    /** Of operands that are not negative. */
    DIVIDE,
    /** Of operands that are not negative. */
    MODULO,
    /** Toward minus infinity. */
    FLOOR_DIVIDE,
    /** The remainder of {@link #FLOOR_DIVIDE}. */
    FLOOR_MODULO
  }

  record Conditional(Term condition, Term then, Term otherwise) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(condition, then, otherwise);
    }
  }

  /**
   * Goes through the values of the local's type, in the order of their codes, that satisfy the condition.
   *
   * @param body a truth value, or the integer to add or compare; of {@code COUNT} and {@code CHOOSE} always {@link #TRUE}
   * @param type of the result
   */
  record Loop(Kind kind, Local local, Term condition, Term body, Type.Scalar type) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(condition, body);
    }
  }

  /** What a {@link Loop} makes of the values. */
  enum Kind {
    FORALL,
    EXISTS,
    COUNT,
    SUM,
    MIN,
    MAX,
    CHOOSE
  }

  record Call(Routine routine, List<Term> arguments) implements Term {
    @Override
    public List<Term> parts() {
      return arguments;
    }
  }

  /** The operand, of which the specification says that it lies between the bounds. */
  record Narrow(Term operand, int low, int high) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(operand);
    }
  }

  /** The terms that an {@code and} is made of, in order; otherwise the term itself. */
  default List<Term> conjuncts() {
    List<Term> all = new ArrayList<>();
    if (this instanceof Binary binary && binary.operator() == Operator.AND) {
      all.addAll(binary.left().conjuncts());
      all.addAll(binary.right().conjuncts());
    } else {
      all.add(this);
    }
    return all;
  }

  /** The locals that the term mentions and does not bind, in the order in which they are met. */
  default Set<Local> free() {
    Set<Local> free = new LinkedHashSet<>();
    if (this instanceof Local local) {
      free.add(local);
    }
    parts().forEach(part -> free.addAll(part.free()));
    if (this instanceof Loop loop) {
      free.remove(loop.local());
    }
    return free;
  }

  /** Whether the term reads one of the slots, also in the routines it calls. */
  default boolean reads(Set<Slot> slots) {
    return this instanceof Read read && slots.contains(read.slot())
        || this instanceof Call call && call.routine().body().reads(slots)
        || parts().stream().anyMatch(part -> part.reads(slots));
  }
}
