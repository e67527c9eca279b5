package checker.evaluate;

import checker.model.Binding;
import checker.model.Type;
import checker.model.Value;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** The values that a binding's local takes, in their fixed order. */
public final class Bindings {
  private Bindings() {}

  /**
   * What the local ranges over, before the condition is applied. A set is evaluated now, once; the values of a type
   * are made one at a time.
   *
   * @throws EvaluationException if the set cannot be evaluated
   */
  public static Iterable<Value> domain(Binding binding, Environment environment) {
    if (binding.domain() instanceof Binding.Domain.MembersOf members) {
      return members(members, environment);
    }
    Type.Scalar type = ((Binding.Domain.AllOf) binding.domain()).type();
    return () -> valuesOf(type);
  }

  private static List<Value> members(Binding.Domain.MembersOf members, Environment environment) {
    return ((Value.SetOf) Evaluator.evaluate(members.set(), environment)).elements();
  }

  /**
   * Binds the local to each value that satisfies the condition, in order, until {@code decided} is true of one. The
   * condition of a value is evaluated just before {@code decided} is asked about it.
   *
   * @return whether {@code decided} was true of a value
   */
  static boolean any(Binding binding, Environment environment, Predicate<Value> decided) {
    for (Value value : domain(binding, environment)) {
      environment.bind(binding.local(), value);
      if (satisfied(binding, environment) && decided.test(value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the value to which the local is bound satisfies the condition. */
  public static boolean satisfied(Binding binding, Environment environment) {
    return binding.where().isEmpty() || Evaluator.holds(binding.where().get(), environment);
  }

  private static Iterator<Value> valuesOf(Type.Scalar type) {
    long cardinality = type.cardinality();
    return new Iterator<>() {
      private long ordinal;

      @Override
      public boolean hasNext() {
        return ordinal < cardinality;
      }

      @Override
      public Value next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return type.valueAt((int) ordinal++);
      }
    };
  }
}
