package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import checker.codegen.Operation.Exit;
import checker.model.Action;
import checker.model.ActionInstance;
import checker.model.Actor;
import checker.model.Type;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Compiles actions, and the methods that go through their instances in order. An instance has a method of its own in
 * which its parameters are constants; the guard it begins with is tested before that is called. Only of an actor with
 * very many instances, the actions have one method each, and the instances are gone through in loops.
 */
final class Expansion {
  /** Most instances of an actor that have methods of their own. */
  private static final int MOST_SEPARATE = 512;

  /** Rough bytes of a method that goes through instances: enough for many, few enough to be compiled well. */
  private static final int PART_BYTES = 4000;

  /** Largest guard, and largest successor, that does without a method. */
  private static final int INLINE_SIZE = 40;

  /** The instances of a group that may run, as far as tables tell. Its number is none that a {@link Body} gives. */
  private static final Local CANDIDATES = new Local(Kind.LONG, -1, 0, 0);

  /** Instances that are passed over by one test if none of them is a candidate: a power of two, at most 64. */
  private static final int TESTED_TOGETHER = 8;

  private final ClassAssembler assembler;
  private final Assignments assignments;
  private final StateView source;
  private final Routines routines;
  private final List<Unrolling> levels;
  private final Signature expanding;
  private final Signature expandingPart;
  private final List<ExpandingPart> parts = new ArrayList<>();

  /** Of 64 instances each. */
  private final List<Guards> groups = new ArrayList<>();
  private List<Operation> operations = new ArrayList<>();
  private int bytes;
  private int methods;

  /** The number of the first instance of {@link #few}. */
  private int firstOfFew;

  /** The group of the last instance that has a method of its own. */
  private int group;

  /** Operations of the last few instances, which are passed over together. */
  private List<Operation> few = new ArrayList<>();

  Expansion(
      ClassAssembler assembler, Assignments assignments, StateView source, Routines routines, List<Unrolling> levels) {
    this.assembler = assembler;
    this.assignments = assignments;
    this.source = source;
    this.routines = routines;
    this.levels = levels;
    this.expanding = signature(List.of());
    this.expandingPart = signature(List.of(CANDIDATES));
  }

  private Signature signature(List<Local> parameters) {
    return new Signature(assignments.stateWords(), false, true, parameters, null);
  }

  /**
   * Adds an actor.
   *
   * @param instances all of its instances, in order
   * @param shared whether they share methods even if they are few
   */
  void add(Actor actor, List<ActionInstance> instances, boolean shared) {
    if (instances.size() > MOST_SEPARATE || shared && !instances.isEmpty()) {
      loops(actor, instances.get(0).id());
    } else {
      instances.forEach(this::separate);
    }
  }

  private void separate(ActionInstance instance) {
    Operand[] frame = new Operand[instance.action().frameSize()];
    List<Value> values = instance.frameArguments();
    List<checker.model.Local> parameters = new ArrayList<>(instance.lane().actor().parameters());
    parameters.addAll(instance.action().parameters());
    for (int i = 0; i < values.size(); i++) {
      frame[i] = Operands.literal(values.get(i), parameters.get(i).type());
    }
    startOn(instance.id());
    Code id = Codes.number(instance.id());
    Part part =
        Part.fitting(
            u -> compile(instance.action(), frame, id, new Body(), expanding, u), levels, ClassAssembler.NAME);
    part.routines().forEach(assembler::routine);
    List<Operation> body = part.unit().operations();
    if (body.isEmpty()) {
      return;
    }
    Code guard = Codes.TRUE;
    if (body.get(0) instanceof Operation.Unless first && first.exit() == part.unit().exit()) {
      Guard split = Guard.of(first.condition());
      guard = split.here();
      List<Operation> others = body.subList(1, body.size());
      body = new ArrayList<>(others);
      if (!Codes.isTrue(split.there())) {
        body.add(0, new Operation.Unless(split.there(), first.exit()));
      }
    }
    Operation rest;
    if (body.size() == 1 && body.get(0) instanceof Operation.Succeed only && size(only) <= INLINE_SIZE) {
      rest = only;
    } else {
      String name = "instance" + instance.id();
      assembler.action(name, new Unit(expanding, body, part.unit().exit()), id);
      rest = new Operation.Enter(name, expanding, List.of(), false);
    }
    guard = groups.get(instance.id() / Long.SIZE).take(instance.id() % Long.SIZE, guard);
    guard = Codes.and(candidates(1L << instance.id()), guard);
    // Rough, and a little too much: what counts is that a method stays far from the limit.
    int inline = rest instanceof Operation.Succeed success ? size(success) : 0;
    int more = 16 + 8 * assignments.stateWords() + 6 * (guard.size() + inline);
    if (bytes + more > PART_BYTES) {
      endPart();
    }
    bytes += more;
    few.add(new Operation.If(guard, List.of(rest), List.of()));
  }

  /** Any of some instances is a candidate. */
  private static Code candidates(long instances) {
    return Codes.not(Words.test(CANDIDATES, instances, 0));
  }

  /** Ends what an instance is not a part of. */
  private void startOn(int instance) {
    if (instance / TESTED_TOGETHER != firstOfFew / TESTED_TOGETHER) {
      endFew();
    }
    firstOfFew = instance & -TESTED_TOGETHER;
    if (!parts.isEmpty() || !operations.isEmpty()) {
      if (instance / Long.SIZE != group) {
        endPart();
      }
    }
    group = instance / Long.SIZE;
    while (groups.size() <= group) {
      groups.add(new Guards());
    }
  }

  private void endFew() {
    if (few.size() > 1) {
      long together = (1L << TESTED_TOGETHER) - 1 << firstOfFew;
      operations.add(new Operation.If(candidates(together), few, List.of()));
    } else {
      operations.addAll(few);
    }
    few = new ArrayList<>();
  }

  /**
   * The condition that an instance begins with.
   *
   * @param here its first conjuncts, tested before the instance's method is called
   * @param there the others, tested in that method
   */
  private record Guard(Code here, Code there) {
    static Guard of(Code condition) {
      Code here = Codes.TRUE;
      Code there = Codes.TRUE;
      for (Code conjunct : Codes.conjuncts(condition)) {
        if (Codes.isTrue(there) && here.size() + conjunct.size() <= INLINE_SIZE) {
          here = Codes.and(here, conjunct);
        } else {
          there = Codes.and(there, conjunct);
        }
      }
      return new Guard(here, there);
    }
  }

  private static int size(Operation.Succeed success) {
    return success.words().stream().mapToInt(word -> word == null ? 1 : word.size()).sum();
  }

  private Part compile(Action action, Operand[] frame, Code id, Body body, Signature signature, Unrolling unrolling) {
    Exit exit = new Exit();
    Actions actions = new Actions(new Expressions(unrolling, routines), assignments);
    actions.write(action, new Scope(frame, source, null, 1), id, body, exit);
    return new Part(new Unit(signature, body.operations(), exit), actions.continuations());
  }

  /** Goes through the instances of an actor, the first of which has a number, in loops. */
  private void loops(Actor actor, int firstId) {
    endPart();
    Body body = new Body();
    Local id = body.local(Kind.INT, 0, Integer.MAX_VALUE);
    body.set(id, Codes.number(firstId));
    loop(actor.parameters(), List.of(), body, (outer, inner) -> {
      for (Action action : actor.actions()) {
        List<checker.model.Local> parameters = new ArrayList<>(actor.parameters());
        parameters.addAll(action.parameters());
        Operation.Enter method = shared(action, parameters);
        loop(action.parameters(), outer, inner, (arguments, inmost) -> {
          List<Code> all = new ArrayList<>(arguments);
          all.add(id);
          inmost.add(new Operation.Enter(method.name(), method.signature(), all, false));
          inmost.set(id, Codes.plus(id, 1));
        });
      }
    });
    operations.addAll(body.operations());
    endPart();
  }

  /** The method of an action that takes all parameters, and the instance's number after them. */
  private Operation.Enter shared(Action action, List<checker.model.Local> parameters) {
    String name = "action" + methods++;
    Body numbering = new Body();
    List<Local> locals = new ArrayList<>();
    Operand[] frame = new Operand[action.frameSize()];
    for (int i = 0; i < parameters.size(); i++) {
      Local local = Routines.fresh(parameters.get(i).type(), numbering);
      locals.add(local);
      frame[i] = Operands.leaf(local);
    }
    Local id = numbering.local(Kind.INT, 0, Integer.MAX_VALUE);
    locals.add(id);
    Signature signature = signature(locals);
    Part part = Part.fitting(
        u -> compile(action, frame, id, numbering.nested(Codes.TRUE), signature, u), levels, ClassAssembler.NAME);
    part.routines().forEach(assembler::routine);
    assembler.action(name, part.unit(), id);
    return new Operation.Enter(name, signature, List.of(), false);
  }

  /** Loops through the values of parameters, the last varying fastest. */
  private static void loop(
      List<checker.model.Local> parameters, List<Code> before, Body body, BiConsumer<List<Code>, Body> inside) {
    if (parameters.isEmpty()) {
      inside.accept(before, body);
      return;
    }
    Type.Scalar type = (Type.Scalar) parameters.get(0).type();
    long first = Operands.offset(type);
    long last = first + type.cardinality() - 1;
    Local value = body.local(Kind.INT, first, last);
    body.set(value, Codes.number(first));
    Body round = body.nested(Codes.TRUE);
    List<Code> values = new ArrayList<>(before);
    values.add(type instanceof Type.Bool ? Codes.equal(value, Codes.number(1)) : value);
    loop(parameters.subList(1, parameters.size()), values, round, inside);
    Exit exit = new Exit();
    round.unless(Codes.not(new Code.Equal(value, Codes.number(last), 3)), exit);
    round.set(value, Codes.plus(value, 1));
    body.loop(exit, round);
  }

  private void endPart() {
    endFew();
    if (!operations.isEmpty()) {
      String name = "expand" + parts.size();
      assembler.action(name, new Unit(expandingPart, operations, null), Codes.number(0));
      parts.add(new ExpandingPart(name, group));
      operations = new ArrayList<>();
      bytes = 0;
    }
  }

  /** Adds the method that calls everything. */
  void finish() {
    endPart();
    assembler.expand(parts, expandingPart, groups);
  }

  /**
   * A method that goes through instances.
   *
   * @param group which 64 instances it takes the candidates of
   */
  record ExpandingPart(String name, int group) {}
}
