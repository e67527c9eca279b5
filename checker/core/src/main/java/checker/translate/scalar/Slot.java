package checker.translate.scalar;

import checker.model.Type;
import checker.model.Variable;
import java.util.List;

/**
 * An array of scalars of the state, or a single one: a variable, or a part of one.
 *
 * @param dimensions the types of the indices; none for a single scalar
 * @param variable the variable that it belongs to
 */
public record Slot(String name, List<Type.Scalar> dimensions, Type.Scalar type, Variable variable) {

  /** Number of scalars. */
  public long size() {
    return dimensions.stream().mapToLong(Type.Scalar::cardinality).reduce(1, Math::multiplyExact);
  }
}
