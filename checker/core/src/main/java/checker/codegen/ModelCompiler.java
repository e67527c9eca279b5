package checker.codegen;

import checker.codegen.Code.Kind;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Actor;
import checker.model.Constraint;
import checker.model.Expr;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Observations.Observation;
import checker.transition.EvaluationFault;
import java.util.ArrayList;
import java.util.List;

/** Compiles all parts of one model and has them put into a class. Used once. */
final class ModelCompiler {
  private final Model model;
  private final StateView source;
  private final StateView target;
  private final StateLayout layout;
  private final Routines routines;
  private final ClassAssembler assembler;
  private final int stateWords;
  private final List<Unrolling> levels;
  private final boolean shared;

  /**
   * @param levels how much to unroll: the first that gives small enough methods
   * @param shared true if all instances of an action share a method
   */
  ModelCompiler(Model model, StateLayout layout, List<Unrolling> levels, boolean shared) {
    this.model = model;
    this.shared = shared;
    this.levels = levels;
    this.source = new StateView(layout, false);
    this.target = new StateView(layout, true);
    this.layout = layout;
    this.stateWords = layout.words();
    this.routines = new Routines(stateWords, levels.stream().filter(Unrolling::routines).toList());
    this.assembler = new ClassAssembler(stateWords);
  }

  byte[] compile() {
    expand();
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

  private void expand() {
    Expansion expansion = new Expansion(assembler, new Assignments(model, layout), source, routines, levels);
    List<ActionInstance> instances = Instances.of(model).all();
    for (Actor actor : model.actors()) {
      expansion.add(actor, instances.stream().filter(i -> i.lane().actor() == actor).toList(), shared);
    }
    expansion.finish();
  }

  private void observations(String name, List<Observation> observations, boolean step) {
    for (int i = 0; i < observations.size(); i++) {
      Observation observation = observations.get(i);
      predicate(name + "_" + i, observation.predicate(), observation.frameSize(), step, i);
    }
    assembler.observe(name, observations, step);
  }

  private void predicate(String name, Expr predicate, int frameSize, boolean step, int fault) {
    Signature signature = new Signature(stateWords, step, false, List.of(), Kind.BOOL);
    Part part = Part.fitting(
        unrolling -> {
          Body body = new Body();
          Scope scope = new Scope(new Operand[frameSize], source, step ? target : null, 1);
          body.finish(new Expressions(unrolling, routines).code(predicate, scope, body));
          return new Part(new Unit(signature, body.operations(), null), List.of());
        },
        levels,
        ClassAssembler.NAME);
    assembler.predicate(name, part.unit(), fault);
  }
}
