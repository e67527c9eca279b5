package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Operation.Exit;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Constraint;
import checker.model.Expr;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Observations.Observation;
import checker.model.Value;
import checker.transition.EvaluationFault;
import java.util.ArrayList;
import java.util.List;

/** Compiles all parts of one model and has them put into a class. Used once. */
final class ModelCompiler {
  private final Model model;
  private final StateView source;
  private final StateView target;
  private final Assignments assignments;
  private final Routines routines;
  private final ClassAssembler assembler;
  private final int stateWords;
  private final List<Unrolling> levels;

  /** @param levels how much to unroll: the first that gives small enough methods */
  ModelCompiler(Model model, StateLayout layout, List<Unrolling> levels) {
    this.model = model;
    this.levels = levels;
    this.source = new StateView(layout, false);
    this.target = new StateView(layout, true);
    this.assignments = new Assignments(model, layout);
    this.stateWords = layout.words();
    this.routines = new Routines(stateWords);
    this.assembler = new ClassAssembler(stateWords);
  }

  byte[] compile() {
    for (ActionInstance instance : Instances.of(model).all()) {
      assembler.instance(instance.id(), Unit.fitting(u -> instance(instance, u), levels, ClassAssembler.NAME));
    }
    List<String> constraints = new ArrayList<>();
    for (Constraint constraint : model.initialConstraints()) {
      String name = "constraint" + constraints.size();
      predicate(name, constraint.predicate(), constraint.frameSize(), false, EvaluationFault.INITIAL_CONSTRAINT);
      constraints.add(name);
    }
    assembler.conjunction("admits", constraints);
    List<String> terminal = new ArrayList<>();
    if (model.terminal().isPresent()) {
      Constraint constraint = model.terminal().get();
      predicate("terminates", constraint.predicate(), constraint.frameSize(), false, EvaluationFault.TERMINAL);
      terminal.add("terminates");
    }
    assembler.terminal(terminal);
    Observations observations = Observations.of(model);
    observations("observe", observations.ofStates(), false);
    observations("observeStep", observations.ofSteps(), true);
    routines.all().forEach(assembler::routine);
    return assembler.bytes();
  }

  private Unit instance(ActionInstance instance, Unrolling unrolling) {
    Operand[] frame = new Operand[instance.action().frameSize()];
    List<Value> arguments = instance.frameArguments();
    for (int i = 0; i < arguments.size(); i++) {
      checker.model.Local local =
          i < instance.lane().arguments().size()
              ? instance.lane().actor().parameters().get(i)
              : instance.action().parameters().get(i - instance.lane().arguments().size());
      frame[i] = Operands.literal(arguments.get(i), local.type());
    }
    Body body = new Body();
    Exit exit = new Exit();
    new Actions(new Expressions(unrolling, routines), assignments)
        .write(instance, new Scope(frame, source, null, 1), Codes.number(instance.id()), body, exit);
    Signature signature = new Signature(stateWords, false, true, List.of(), null);
    return new Unit(signature, body.operations(), exit);
  }

  private void observations(String name, List<Observation> observations, boolean step) {
    for (int i = 0; i < observations.size(); i++) {
      Observation observation = observations.get(i);
      predicate(name + "_" + i, observation.predicate(), observation.frameSize(), step, i);
    }
    assembler.observe(name, observations.stream().map(Observation::when).toList(), step);
  }

  private void predicate(String name, Expr predicate, int frameSize, boolean step, int fault) {
    Signature signature = new Signature(stateWords, step, false, List.of(), Kind.BOOL);
    Unit unit = Unit.fitting(
        unrolling -> {
          Body body = new Body();
          Scope scope = new Scope(new Operand[frameSize], source, step ? target : null, 1);
          body.finish(new Expressions(unrolling, routines).code(predicate, scope, body));
          return new Unit(signature, body.operations(), null);
        },
        levels,
        ClassAssembler.NAME);
    assembler.predicate(name, unit, fault);
  }
}
