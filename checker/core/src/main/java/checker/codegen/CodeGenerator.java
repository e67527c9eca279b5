package checker.codegen;

import checker.independence.Independence;
import checker.layout.InitialCandidates;
import checker.layout.StateLayout;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.transition.TransitionSystem;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;

/**
 * Compiles a model to JVM bytecode: a transition system that has exactly the states, order, faults and observations
 * of the interpreter, and is fast. The class is hidden and goes when the transition system does.
 */
public final class CodeGenerator {
  private CodeGenerator() {}

  /**
   * Compiles and loads a model.
   *
   * @param layout that of the model
   * @throws CodeTooLargeException if the model's domains are too large to be written out as code; the interpreter takes
   *     any model
   */
  public static TransitionSystem compile(Model model, StateLayout layout) {
    return load(generate(model, layout), model, layout);
  }

  /**
   * The bytes of the class that {@link #load} makes a transition system of: a pure function of the model.
   *
   * @throws CodeTooLargeException as {@link #compile}
   */
  public static byte[] generate(Model model, StateLayout layout) {
    try {
      return new ModelCompiler(model, layout, Unrolling.ALL, false).compile();
    } catch (CodeTooLargeException tooLarge) {
      return new ModelCompiler(model, layout, Unrolling.ALL, true).compile();
    }
  }

  /** A transition system from the bytes that {@link #generate} gave for the same model, here or elsewhere. */
  public static TransitionSystem load(byte[] classBytes, Model model, StateLayout layout) {
    Observations observations = Observations.of(model);
    CompiledSystem.Dimensions dimensions =
        new CompiledSystem.Dimensions(
            layout.usedBits(),
            Instances.of(model).all().size(),
            observations.ofStates().size(),
            observations.ofSteps().size());
    Supplier<Independence> independence = () -> Independence.of(model);
    try {
      Lookup generated = MethodHandles.lookup().defineHiddenClass(classBytes, true);
      MethodType constructor =
          MethodType.methodType(void.class, CompiledSystem.Dimensions.class, InitialCandidates.class, Supplier.class);
      return (CompiledSystem)
          generated
              .findConstructor(generated.lookupClass(), constructor)
              .invoke(dimensions, InitialCandidates.of(model, layout), independence);
    } catch (Throwable broken) {
      throw new IllegalStateException("a generated class cannot be loaded", broken);
    }
  }
}
