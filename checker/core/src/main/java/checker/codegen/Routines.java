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

/** The routines of a class, each compiled when it is first called. */
final class Routines {
  /** A method has at most 255 words of parameters, those of the state among them. */
  private static final int MOST_PARAMETERS = 80;

  private final int stateWords;
  private final Map<Key, Routine> routines = new LinkedHashMap<>();

  private record Key(Definition definition, boolean primed, boolean step, Unrolling unrolling) {}

  Routines(int stateWords) {
    this.stateWords = stateWords;
  }

  List<Routine> all() {
    return List.copyOf(routines.values());
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
    return type instanceof Type.Sequence sequence ? 1 + sequence.capacity() * parts(sequence.element()) : Cell.count(type);
  }

  Operand call(Definition definition, List<Operand> arguments, Scope scope, Body body, Unrolling unrolling) {
    boolean step = scope.next() != null;
    Key key = new Key(definition, scope.current().next(), step, unrolling);
    Routine routine = routines.get(key);
    if (routine == null) {
      routine = compile(definition, scope, step, unrolling);
      routines.put(key, routine);
    }
    Local result = fresh(definition.body().type(), body);
    List<Code> codes = new ArrayList<>();
    arguments.forEach(argument -> codes.addAll(Operands.codes(argument)));
    body.add(new Operation.Invoke(result, routine, codes));
    return Operands.leaf(result);
  }

  private Routine compile(Definition definition, Scope caller, boolean step, Unrolling unrolling) {
    Body body = new Body();
    Operand[] frame = new Operand[definition.frameSize()];
    List<Local> parameters = new ArrayList<>();
    for (int i = 0; i < definition.parameters().size(); i++) {
      frame[i] = parameter(definition.parameters().get(i).type(), body);
      Operands.codes(frame[i]).forEach(code -> parameters.add((Local) code));
    }
    Scope scope = new Scope(frame, caller.current(), caller.next(), 1);
    Code result = new Expressions(unrolling, this).code(definition.body(), scope, body);
    body.finish(result);
    Kind kind = fresh(definition.body().type(), new Body()).kind();
    Signature signature = new Signature(stateWords, step, false, parameters, kind);
    return new Routine("definition" + routines.size(), signature, body.operations());
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
  private static Local fresh(Type type, Body body) {
    if (type instanceof Type.Scalar scalar) {
      long low = Operands.offset(scalar);
      return body.local(type instanceof Type.Bool ? Kind.BOOL : Kind.INT, low, low + scalar.cardinality() - 1);
    }
    return body.local(Kind.LONG, 0, 0);
  }
}
