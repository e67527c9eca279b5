package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import checker.model.Cell;
import checker.model.Definition;
import checker.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definitions of a model that have become methods, each when it was first called. */
final class Routines {
  /** A method has at most 255 words of parameters, those of the state among them. */
  static final int MOST_PARAMETERS = 80;

  private final int stateWords;
  private final List<Unrolling> levels;
  private final Map<Key, Routine> routines = new LinkedHashMap<>();
  private int names;

  /** Definitions are told apart by identity: to compare them would go through all that they apply, again and again. */
  private record Key(Definition definition, boolean primed, boolean step) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && definition == that.definition && primed == that.primed && step == that.step;
    }

    @Override
    public int hashCode() {
      return 4 * System.identityHashCode(definition) + (primed ? 2 : 0) + (step ? 1 : 0);
    }
  }

  /** @param levels as for {@link Part#fitting} */
  Routines(int stateWords, List<Unrolling> levels) {
    this.stateWords = stateWords;
    this.levels = levels;
  }

  List<Routine> all() {
    return List.copyOf(routines.values());
  }

  /** A name that no other routine of the class has. */
  String name() {
    return "routine" + names++;
  }

  /** Whether a definition can be a routine: it gives a scalar or a set, and has not too many parameters. */
  boolean suits(Definition definition) {
    Type result = definition.body().type();
    return (result.scalar() || result instanceof Type.SetOf)
        && definition.parameters().stream().mapToLong(p -> parts(p.type())).sum() <= MOST_PARAMETERS;
  }

  private static long parts(Type type) {
    if (type instanceof Type.Function function) {
      return function.domain().cardinality() * parts(function.range());
    }
    if (type instanceof Type.Record record) {
      return record.fields().stream().mapToLong(f -> parts(f.type())).sum();
    }
    return type instanceof Type.Sequence sequence
        ? 1 + sequence.capacity() * parts(sequence.element())
        : Cell.count(type);
  }

  Operand call(Definition definition, List<Operand> arguments, Scope scope, Body body) {
    Key key = new Key(definition, scope.current().next(), scope.next() != null);
    Routine routine = routines.get(key);
    if (routine == null) {
      Part part = Part.fitting(unrolling -> compile(definition, scope, unrolling), levels, ClassAssembler.NAME);
      routine = new Routine(name(), part.unit());
      routines.put(key, routine);
    }
    Local result = fresh(definition.body().type(), body);
    List<Code> codes = new ArrayList<>();
    arguments.forEach(argument -> codes.addAll(Operands.codes(argument)));
    body.add(new Operation.Invoke(result, routine, codes));
    return Operands.leaf(result);
  }

  private Part compile(Definition definition, Scope caller, Unrolling unrolling) {
    Body body = new Body();
    Operand[] frame = new Operand[definition.frameSize()];
    List<Local> parameters = new ArrayList<>();
    for (int i = 0; i < definition.parameters().size(); i++) {
      frame[i] = parameter(definition.parameters().get(i).type(), body);
      Operands.codes(frame[i]).forEach(code -> parameters.add((Local) code));
    }
    Scope scope = new Scope(frame, caller.current(), caller.next(), 1);
    body.finish(new Expressions(unrolling, this).code(definition.body(), scope, body));
    Kind kind = fresh(definition.body().type(), new Body()).kind();
    Signature signature = new Signature(stateWords, caller.next() != null, false, parameters, kind);
    return new Part(new Unit(signature, body.operations(), null), List.of());
  }

  private static Operand parameter(Type type, Body body) {
    if (type instanceof Type.Function function) {
      List<Operand> parts = new ArrayList<>();
      for (int i = 0; i < function.domain().cardinality(); i++) {
        parts.add(parameter(function.range(), body));
      }
      return new Operand.Tuple(parts);
    }
    if (type instanceof Type.Record record) {
      return new Operand.Tuple(record.fields().stream().map(f -> parameter(f.type(), body)).toList());
    }
    if (type instanceof Type.Sequence sequence) {
      Local length = body.local(Kind.INT, 0, sequence.capacity());
      List<Operand> elements = new ArrayList<>();
      for (int i = 0; i < sequence.capacity(); i++) {
        elements.add(parameter(sequence.element(), body));
      }
      return new Operand.Row(length, elements);
    }
    return Operands.leaf(fresh(type, body));
  }

  /** A local for a scalar or a set. */
  static Local fresh(Type type, Body body) {
    if (type instanceof Type.Scalar scalar) {
      long low = Operands.offset(scalar);
      return body.local(type instanceof Type.Bool ? Kind.BOOL : Kind.INT, low, low + scalar.cardinality() - 1);
    }
    return body.local(Kind.LONG, 0, 0);
  }
}
