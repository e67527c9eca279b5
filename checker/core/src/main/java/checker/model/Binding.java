package checker.model;

import java.util.Optional;

/**
 * A local that ranges over the values of a scalar type or the members of a set, in the type's order, that satisfy a
 * condition. The set is evaluated once, before the first value.
 */
public record Binding(Local local, Domain domain, Optional<Expr> where) {

  /** What the local ranges over. */
  public sealed interface Domain {
    record AllOf(Type.Scalar type) implements Domain {}

    record MembersOf(Expr set) implements Domain {}
  }

  /** The type of the local. */
  public Type.Scalar type() {
    return (Type.Scalar) local.type();
  }
}
