package checker.laws;

import checker.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Random well-typed expressions over a scope. Without a hazard they cannot fail: what could is wrapped in a test
 * ({@code if len(s) > 0 then head(s) else ...}); with one, the bare form is written now and then.
 */
final class Expressions {
  /** Larger intermediate results are avoided: intervals must stay within 32 bits. */
  private static final long LARGEST = 10_000;

  /** @param empty whether it may have no values */
  record Binder(String text, Map<String, Type> names, long size, boolean empty) {}

  private final Vocabulary words;
  private final Choices choices;
  private final Scope scope;

  Expressions(Vocabulary words, Scope scope) {
    this.words = words;
    this.choices = words.choices;
    this.scope = scope;
  }

  private Expressions in(Scope other) {
    return new Expressions(words, other);
  }

  /** Whether the scope can give a value of the type. Symmetric types have no literals. */
  boolean canMake(Type type) {
    if (type instanceof Type.Symmetric) {
      return scope.names.stream().anyMatch(n -> n.type().equals(type));
    } else if (type instanceof Type.Function function) {
      return function.range().equals(function.domain()) || canMake(function.range());
    } else if (type instanceof Type.Record record) {
      return record.fields().stream().allMatch(f -> canMake(f.type()));
    }
    return true;
  }

  /** An expression that can be used where the type is expected. */
  Text of(Type type, int depth) {
    if (depth < 0) {
      return simple(type);
    }
    if (type instanceof Type.Bool) {
      return bool(depth);
    } else if (type instanceof Type.Range range) {
      return within(range.low(), range.high(), depth);
    }
    List<Supplier<Text>> ways = new ArrayList<>();
    ways.add(() -> literal(type, depth));
    List<Supplier<Text>> reads = reads(type::equals, depth);
    if (!reads.isEmpty()) {
      ways.add(() -> choices.pick(reads).get());
      ways.add(() -> choices.pick(reads).get());
    }
    if (depth > 0) {
      ways.add(() -> conditional(() -> of(type, depth - 1), depth));
      List<Scope.Defined> definitions = definitions(type::equals);
      if (!definitions.isEmpty()) {
        ways.add(() -> call(choices.pick(definitions), depth));
      }
      if (type instanceof Type.SetOf set) {
        ways.add(() -> setOperation(set, depth));
        ways.add(() -> comprehension(set, depth));
        if (set.element() instanceof Type.Range range) {
          ways.add(() -> Text.of(
              within(range.low(), range.high(), 0).at(Text.ADDITIVE) + ".."
                  + within(range.low(), range.high(), depth - 1).at(Text.ADDITIVE), Text.RANGE));
        }
      } else if (type instanceof Type.Sequence sequence) {
        ways.add(() -> sequenceOperation(sequence, depth));
      } else if (type instanceof Type.Enumeration || type instanceof Type.Optional optional && !symmetric(optional)) {
        ways.add(() -> choose((Type.Scalar) type, depth));
      }
      if (type instanceof Type.Optional optional && canMake(optional.element())) {
        ways.add(() -> of(optional.element(), depth - 1));
      }
    }
    return choices.pick(ways).get();
  }

  private static boolean symmetric(Type type) {
    return type instanceof Type.Symmetric || type instanceof Type.Optional optional && symmetric(optional.element());
  }

  Text literal(Type type, int depth) {
    if (type instanceof Type.Bool) {
      return Text.atom(choices.pick("false", "true"));
    } else if (type instanceof Type.Range range) {
      return number(choices.between(range.low(), range.high()));
    } else if (type instanceof Type.Enumeration enumeration) {
      return Text.atom(words.member(enumeration, choices.below(enumeration.members().size())));
    } else if (type instanceof Type.Symmetric) {
      List<Scope.Named> names = scope.names.stream().filter(n -> n.type().equals(type)).toList();
      return Text.atom(choices.pick(names).name());
    } else if (type instanceof Type.Optional optional) {
      return canMake(optional.element()) && choices.chance(1, 2) ? literal(optional.element(), depth) : Text.atom("nil");
    } else if (type instanceof Type.SetOf set) {
      return Text.atom("{" + elements(set.element(), canMake(set.element()) ? choices.below(3) : 0, depth) + "}");
    } else if (type instanceof Type.Sequence sequence) {
      int length = canMake(sequence.element()) ? choices.below(sequence.capacity() + 1) : 0;
      return Text.atom("[" + elements(sequence.element(), length, depth) + "]");
    } else if (type instanceof Type.Function function) {
      String parameter = words.fresh("k");
      Text body = in(scope.with(parameter, function.domain())).of(function.range(), depth - 1);
      return Text.atom("[" + parameter + ": " + words.write(function.domain()) + " -> " + body.text() + "]");
    }
    Type.Record record = (Type.Record) type;
    List<String> fields = new ArrayList<>();
    for (Type.Field field : record.fields()) {
      fields.add(choices.below(fields.size() + 1), field.name() + ": " + of(field.type(), depth - 1).text());
    }
    return Text.atom(record.name() + "(" + String.join(", ", fields) + ")");
  }

  private static Text number(int value) {
    return Text.integer(Integer.toString(value), value < 0 ? Text.UNARY : Text.POSTFIX, value, value);
  }

  private String elements(Type type, int count, int depth) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(of(type, depth - 1).at(Text.ADDITIVE));
    }
    return String.join(", ", elements);
  }

  Text bool(int depth) {
    List<Supplier<Text>> ways = new ArrayList<>();
    List<Supplier<Text>> reads = reads(Type.Bool.class::isInstance, depth);
    if (!reads.isEmpty()) {
      ways.add(() -> choices.pick(reads).get());
    }
    List<Supplier<Text>> all = reads(t -> !(t instanceof Type.Bool), depth);
    if (!all.isEmpty()) {
      ways.add(() -> equality(depth));
    }
    if (ways.isEmpty()) {
      ways.add(() -> literal(new Type.Bool(), 0));
    }
    if (depth > 0) {
      ways.add(() -> comparison(depth));
      ways.add(() -> Text.of("not " + bool(depth - 1).at(Text.NEGATION), Text.NEGATION));
      ways.add(() -> junction(" and ", depth));
      ways.add(() -> junction(" or ", depth));
      ways.add(() -> logical(" implies ", depth));
      ways.add(() -> logical(" iff ", depth));
      ways.add(() -> membership(depth));
      ways.add(() -> quantified(depth));
      ways.add(() -> conditional(() -> bool(depth - 1), depth));
      if (!reads(Type.SetOf.class::isInstance, depth).isEmpty()) {
        ways.add(() -> subset(depth));
      }
      List<Scope.Defined> definitions = definitions(Type.Bool.class::isInstance);
      if (!definitions.isEmpty()) {
        ways.add(() -> call(choices.pick(definitions), depth));
      }
    }
    List<Scope.Position> positions =
        scope.positions.stream().filter(p -> p.parameters().stream().allMatch(this::canMake)).toList();
    if (!positions.isEmpty()) {
      ways.add(() -> position(choices.pick(positions), depth));
    }
    return choices.pick(ways).get();
  }

  private Text position(Scope.Position position, int depth) {
    boolean prime = scope.primes && choices.chance(1, 2);
    String actor = position.actor() + in(prime ? scope.copy(false) : scope).arguments(position.parameters(), depth);
    Text query = Text.atom(position.step() == null ? "stopped(" + actor + ")" : "at(" + actor + "." + position.step() + ")");
    return prime ? Text.atom(query.text() + "'") : query;
  }

  private String arguments(List<Type> types, int depth) {
    if (types.isEmpty()) {
      return "";
    }
    List<String> arguments = new ArrayList<>();
    types.forEach(t -> arguments.add(of(t, Math.max(0, depth - 1)).text()));
    return "(" + String.join(", ", arguments) + ")";
  }

  /** A read on the left, so that the type is known; anything of the same type on the right. */
  private Text equality(int depth) {
    List<Type> types = new ArrayList<>();
    scope.names.forEach(n -> reachable(n.type(), types));
    types.removeIf(t -> t instanceof Type.Bool || reads(t::equals, depth).isEmpty());
    if (types.isEmpty()) {
      return comparison(Math.max(1, depth));
    }
    Type type = choices.pick(types);
    Text left = choices.pick(reads(type::equals, depth)).get();
    Text right =
        canMake(type) ? of(type, Math.max(0, depth - 1)) : choices.pick(reads(type::equals, depth)).get();
    if (canMake(type) && right.text().equals(left.text())) {
      right = literal(type, 0);
    }
    return Text.of(left.at(Text.ADDITIVE) + choices.pick(" = ", " != ") + right.at(Text.ADDITIVE), Text.COMPARISON);
  }

  private static void reachable(Type type, List<Type> into) {
    if (!into.contains(type)) {
      into.add(type);
    }
    if (type instanceof Type.Function function) {
      reachable(function.range(), into);
    } else if (type instanceof Type.Record record) {
      record.fields().forEach(f -> reachable(f.type(), into));
    } else if (type instanceof Type.Sequence sequence) {
      reachable(sequence.element(), into);
    }
  }

  private Text comparison(int depth) {
    Text left = integer(depth - 1);
    Text right = integer(depth - 1);
    if (right.text().equals(left.text())) {
      right = number(choices.below(3));
    }
    String operator = choices.pick(" < ", " <= ", " > ", " >= ", " = ", " != ");
    return Text.of(left.at(Text.ADDITIVE) + operator + right.at(Text.ADDITIVE), Text.COMPARISON);
  }

  private Text junction(String operator, int depth) {
    int count = choices.between(2, 3);
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operands.add(bool(depth - 1).at(Text.NEGATION));
    }
    return Text.of(String.join(operator, operands), Text.JUNCTION);
  }

  private Text logical(String operator, int depth) {
    return Text.of(
        bool(depth - 1).at(Text.JUNCTION) + operator + bool(depth - 1).at(Text.JUNCTION), Text.IMPLICATION);
  }

  private Text membership(int depth) {
    String operator = choices.pick(" in ", " notin ");
    List<Supplier<Text>> sets = reads(t -> t instanceof Type.SetOf s && canMake(s.element()), depth);
    List<Type> types = new ArrayList<>();
    scope.names.forEach(n -> reachable(n.type(), types));
    types.removeIf(t -> !(t instanceof Type.SetOf s) || reads(s.element()::equals, 0).isEmpty());
    if (!sets.isEmpty() && !types.isEmpty()) {
      Type.SetOf type = (Type.SetOf) choices.pick(types);
      List<Supplier<Text>> elements = reads(type.element()::equals, depth - 1);
      Text element = elements.isEmpty() ? literal(type.element(), 0) : choices.pick(elements).get();
      return Text.of(element.at(Text.ADDITIVE) + operator + of(type, depth - 1).at(Text.RANGE), Text.COMPARISON);
    }
    Text element = integer(depth - 1);
    String set = choices.chance(1, 2)
        ? "{" + elements(new Type.Range(-1, 3), choices.between(1, 3), depth) + "}"
        : within(-1, 1, 0).at(Text.ADDITIVE) + ".." + within(0, 4, depth - 1).at(Text.ADDITIVE);
    return Text.of(element.at(Text.ADDITIVE) + operator + set, Text.COMPARISON);
  }

  private Text subset(int depth) {
    List<Type> types = new ArrayList<>();
    scope.names.forEach(n -> reachable(n.type(), types));
    types.removeIf(t -> !(t instanceof Type.SetOf) || reads(t::equals, depth).isEmpty());
    Type type = choices.pick(types);
    Text left = choices.pick(reads(type::equals, depth)).get();
    return Text.of(
        left.at(Text.ADDITIVE) + " subset " + of(type, depth - 1).at(Text.ADDITIVE), Text.COMPARISON);
  }

  private Text quantified(int depth) {
    Binder binder = binder(true, depth - 1);
    Text body = in(scope.with(binder.names())).bool(depth - 1);
    return Text.atom(choices.pick("forall ", "exists ") + binder.text() + " { " + body.text() + " }");
  }

  private Text conditional(Supplier<Text> branch, int depth) {
    Text condition = bool(depth - 1);
    Text then = branch.get();
    Text otherwise = branch.get();
    return Text.integer(
        "if " + condition.text() + " then " + then.text() + " else " + otherwise.text(), Text.LOOSEST,
        Math.min(then.low(), otherwise.low()), Math.max(then.high(), otherwise.high()));
  }

  /** An integer of any size that typing accepts. */
  Text integer(int depth) {
    List<Supplier<Text>> ways = new ArrayList<>();
    List<Supplier<Text>> reads = reads(Type.Range.class::isInstance, depth);
    if (!reads.isEmpty()) {
      ways.add(() -> choices.pick(reads).get());
      ways.add(() -> choices.pick(reads).get());
    }
    ways.add(() -> number(choices.below(4)));
    if (depth > 0) {
      ways.add(() -> arithmetic(depth));
      ways.add(() -> arithmetic(depth));
      ways.add(() -> negation(depth));
      ways.add(() -> count(depth));
      ways.add(() -> aggregate(depth));
      ways.add(() -> conditional(() -> integer(depth - 1), depth));
      ways.add(() -> size(depth));
      ways.add(() -> choose(new Type.Range(0, choices.between(1, 3)), depth));
      List<Scope.Defined> definitions = definitions(Type.Range.class::isInstance);
      if (!definitions.isEmpty()) {
        ways.add(() -> call(choices.pick(definitions), depth));
      }
    }
    if (words.hazard > 0) {
      Predicate<Type> optional = t -> t instanceof Type.Optional o && o.element() instanceof Type.Range;
      List<Supplier<Text>> optionals = reads(optional, depth);
      if (!optionals.isEmpty() && words.risky()) {
        Text read = choices.pick(optionals).get();
        if (!read.text().contains("nil")) {
          return Text.integer("(" + read.text() + " + 0)", Text.POSTFIX, -2, 8);
        }
      }
    }
    return choices.pick(ways).get();
  }

  private Text negation(int depth) {
    Text operand = integer(depth - 1);
    return Text.integer("-" + operand.at(Text.POSTFIX), Text.UNARY, -operand.high(), -operand.low());
  }

  private Text arithmetic(int depth) {
    Text left = integer(depth - 1);
    Text right = integer(depth - 1);
    long size = Math.max(magnitude(left), magnitude(right));
    switch (choices.below(5)) {
      case 0 -> {
        if (2 * size > LARGEST) {
          return left;
        }
        return Text.integer(
            left.at(Text.ADDITIVE) + " + " + right.at(Text.MULTIPLICATIVE), Text.ADDITIVE,
            left.low() + right.low(), left.high() + right.high());
      }
      case 1 -> {
        if (2 * size > LARGEST) {
          return right;
        }
        return Text.integer(
            left.at(Text.ADDITIVE) + " - " + right.at(Text.MULTIPLICATIVE), Text.ADDITIVE,
            left.low() - right.high(), left.high() - right.low());
      }
      case 2 -> {
        long product = magnitude(left) * magnitude(right);
        if (product > LARGEST) {
          return left;
        }
        return Text.integer(
            left.at(Text.MULTIPLICATIVE) + " * " + right.at(Text.UNARY), Text.MULTIPLICATIVE, -product, product);
      }
      case 3 -> {
        String divisor = words.hazard > 0 && choices.chance(2, 3) ? right.at(Text.UNARY) : choices.pick("2", "3", "-1", "-2");
        long largest = magnitude(left) + 1;
        return Text.integer(left.at(Text.MULTIPLICATIVE) + " / " + divisor, Text.MULTIPLICATIVE, -largest, largest);
      }
      default -> {
        if (words.risky()) {
          long largest = magnitude(right);
          return Text.integer(
              left.at(Text.MULTIPLICATIVE) + " % " + right.at(Text.UNARY), Text.MULTIPLICATIVE, -largest, largest);
        }
        int divisor = choices.between(1, 3);
        boolean negative = choices.chance(1, 3);
        return Text.integer(
            left.at(Text.MULTIPLICATIVE) + " % " + (negative ? -divisor : divisor), Text.MULTIPLICATIVE,
            negative ? 1 - divisor : 0, negative ? 0 : divisor - 1);
      }
    }
  }

  private static long magnitude(Text text) {
    return Math.max(Math.abs(text.low()), Math.abs(text.high()));
  }

  private Text count(int depth) {
    Binder binder = binder(true, depth - 1);
    Text body = in(scope.with(binder.names())).bool(depth - 1);
    return Text.integer("count " + binder.text() + " { " + body.text() + " }", Text.POSTFIX, 0, binder.size());
  }

  private Text aggregate(int depth) {
    Binder binder = binder(true, depth - 1);
    Text body = in(scope.with(binder.names())).integer(depth - 1);
    boolean sum = choices.chance(1, 2);
    if (sum) {
      long largest = binder.size() * magnitude(body);
      return largest > LARGEST
          ? number(0)
          : Text.integer("sum " + binder.text() + " { " + body.text() + " }", Text.POSTFIX, -largest, largest);
    }
    if (binder.empty() && !words.risky()) {
      return body.text().contains(binder.names().keySet().iterator().next()) ? number(1) : number(2);
    }
    String operator = choices.pick("min ", "max ");
    return Text.integer(
        operator + binder.text() + " { " + body.text() + " }", Text.POSTFIX, body.low(), body.high());
  }

  private Text size(int depth) {
    List<Supplier<Text>> sequences = reads(Type.Sequence.class::isInstance, depth);
    List<Supplier<Text>> sets = reads(Type.SetOf.class::isInstance, depth);
    if (!sequences.isEmpty() && (sets.isEmpty() || choices.chance(1, 2))) {
      return Text.integer("len(" + choices.pick(sequences).get().text() + ")", Text.POSTFIX, 0, 4);
    } else if (!sets.isEmpty()) {
      return Text.integer("card(" + choices.pick(sets).get().text() + ")", Text.POSTFIX, 0, 16);
    }
    return number(choices.below(4));
  }

  /** An integer within bounds; with a hazard, sometimes not quite. */
  Text within(int low, int high, int depth) {
    List<Supplier<Text>> ways = new ArrayList<>();
    ways.add(() -> number(choices.between(low, high)));
    List<Supplier<Text>> reads =
        reads(t -> t instanceof Type.Range r && r.low() >= low && r.high() <= high, depth);
    if (!reads.isEmpty()) {
      ways.add(() -> choices.pick(reads).get());
      ways.add(() -> choices.pick(reads).get());
    }
    if (depth > 0) {
      ways.add(() -> modulo(low, high, depth));
      ways.add(() -> conditional(() -> within(low, high, depth - 1), depth));
      ways.add(() -> choose(new Type.Range(low, high), depth));
      ways.add(() -> clamped(low, high, depth));
      List<Scope.Defined> definitions =
          definitions(t -> t instanceof Type.Range r && r.low() >= low && r.high() <= high);
      if (!definitions.isEmpty()) {
        ways.add(() -> call(choices.pick(definitions), depth));
      }
    }
    if (depth > 0 && words.risky()) {
      Text free = integer(depth);
      if (free.low() <= low && free.high() >= high && free.level() != Text.LOOSEST) {
        return free;
      }
      if (!reads.isEmpty()) {
        Text read = choices.pick(reads).get();
        return Text.integer(read.at(Text.ADDITIVE) + " + 1", Text.ADDITIVE, read.low() + 1, read.high() + 1);
      }
    }
    return choices.pick(ways).get();
  }

  private Text modulo(int low, int high, int depth) {
    Text rest = Text.integer(
        integer(depth - 1).at(Text.MULTIPLICATIVE) + " % " + (high - low + 1), Text.MULTIPLICATIVE, 0, high - low);
    return low == 0
        ? rest
        : Text.integer(rest.text() + (low < 0 ? " - " + -low : " + " + low), Text.ADDITIVE, low, high);
  }

  private Text clamped(int low, int high, int depth) {
    Text value = within(low, high, depth - 1);
    String base = value.at(Text.ADDITIVE);
    return Text.integer(
        "if " + base + " < " + high + " then " + base + " + 1 else " + low, Text.LOOSEST, low, high);
  }

  /** {@code choose}, with a condition that something meets unless there is a hazard. */
  private Text choose(Type.Scalar type, int depth) {
    String name = words.fresh("c");
    Expressions inner = in(scope.with(name, type));
    Text condition = inner.bool(depth - 1);
    String domain = name + ": " + words.write(type);
    String body = condition.text();
    if (!words.risky()) {
      Text fallback = literal(type, 0);
      body = condition.at(Text.NEGATION) + " or " + name + " = " + fallback.at(Text.ADDITIVE);
    } else if (choices.chance(1, 2)) {
      List<Supplier<Text>> sets = reads(t -> t instanceof Type.SetOf s && s.element().equals(type), 0);
      if (!sets.isEmpty()) {
        domain = name + " in " + choices.pick(sets).get().text();
      }
    }
    long low = type instanceof Type.Range range ? range.low() : 0;
    long high = type instanceof Type.Range range ? range.high() : 0;
    return Text.integer("choose " + domain + " { " + body + " }", Text.POSTFIX, low, high);
  }

  private Text setOperation(Type.SetOf type, int depth) {
    List<Supplier<Text>> reads = reads(type::equals, depth);
    Text left = reads.isEmpty() ? comprehension(type, depth) : choices.pick(reads).get();
    Text right = of(type, depth - 1);
    return switch (choices.below(3)) {
      case 0 -> Text.of(left.at(Text.ADDITIVE) + " union " + right.at(Text.MULTIPLICATIVE), Text.ADDITIVE);
      case 1 -> Text.of(left.at(Text.ADDITIVE) + " minus " + right.at(Text.MULTIPLICATIVE), Text.ADDITIVE);
      default -> Text.of(left.at(Text.MULTIPLICATIVE) + " intersect " + right.at(Text.UNARY), Text.MULTIPLICATIVE);
    };
  }

  private Text comprehension(Type.SetOf type, int depth) {
    String name = words.fresh("m");
    Text condition = in(scope.with(name, type.element())).bool(Math.max(0, depth - 1));
    List<Supplier<Text>> sets = reads(type::equals, 0);
    String domain = !sets.isEmpty() && choices.chance(1, 3)
        ? " in " + choices.pick(sets).get().text()
        : ": " + words.write(type.element());
    return Text.atom("{ " + name + domain + " where " + condition.text() + " }");
  }

  private Text sequenceOperation(Type.Sequence type, int depth) {
    List<Supplier<Text>> reads = reads(type::equals, depth);
    if (reads.isEmpty()) {
      return literal(type, depth);
    }
    String read = choices.pick(reads).get().text();
    if (choices.chance(1, 2) && canMake(type.element())) {
      String longer = "append(" + read + ", " + of(type.element(), depth - 1).text() + ")";
      return words.risky()
          ? Text.atom(longer)
          : Text.of("if len(" + read + ") < " + type.capacity() + " then " + longer + " else " + read, Text.LOOSEST);
    }
    return words.risky()
        ? Text.atom("tail(" + read + ")")
        : Text.of("if len(" + read + ") > 0 then tail(" + read + ") else " + read, Text.LOOSEST);
  }

  private List<Scope.Defined> definitions(Predicate<Type> wanted) {
    return scope.definitions.stream()
        .filter(d -> wanted.test(d.type()) && d.parameters().stream().allMatch(p -> canMake(p.type())))
        .toList();
  }

  private Text call(Scope.Defined definition, int depth) {
    String call = definition.name() + arguments(definition.parameters().stream().map(Scope.Named::type).toList(), depth);
    long low = definition.type() instanceof Type.Range range ? range.low() : 0;
    long high = definition.type() instanceof Type.Range range ? range.high() : 0;
    return Text.integer(call, Text.POSTFIX, low, high);
  }

  /** A binder over a type or a set. */
  Binder binder(boolean several, int depth) {
    int inner = Math.max(0, depth);
    Map<String, Type> names = new LinkedHashMap<>();
    String domain;
    long size;
    boolean empty = false;
    Type.Scalar type;
    List<Supplier<Text>> sets = reads(Type.SetOf.class::isInstance, inner);
    int kind = choices.below(sets.isEmpty() ? 5 : 6);
    if (kind == 5) {
      List<Type> types = new ArrayList<>();
      scope.names.forEach(n -> reachable(n.type(), types));
      types.removeIf(t -> !(t instanceof Type.SetOf) || reads(t::equals, inner).isEmpty());
      Type.SetOf set = (Type.SetOf) choices.pick(types);
      type = set.element();
      domain = " in " + choices.pick(reads(set::equals, inner)).get().text();
      empty = true;
    } else if (kind == 4) {
      type = new Type.Range(0, 2);
      domain = choices.chance(1, 2) ? " in " + within(0, 1, inner).at(Text.ADDITIVE) + "..2" : " in {0, 2}";
    } else {
      type = words.scalar();
      domain = ": " + words.write(type);
    }
    names.put(words.fresh("b"), type);
    size = type.cardinality();
    if (several && size <= 3 && choices.chance(1, 5)) {
      names.put(words.fresh("b"), type);
      size *= size;
    }
    String text = String.join(", ", names.keySet()) + domain;
    if (choices.chance(1, 4)) {
      text += " where " + in(scope.with(names)).bool(inner).text();
      empty = true;
    }
    return new Binder(text, names, size, empty);
  }

  /** Every way to read something of a wanted type out of the names in scope. */
  private List<Supplier<Text>> reads(Predicate<Type> wanted, int depth) {
    List<Supplier<Text>> found = new ArrayList<>();
    for (Scope.Named name : scope.names) {
      if (scope.primes && name.variable()) {
        Expressions plain = in(scope.copy(false));
        List<Supplier<Text>> here = new ArrayList<>();
        plain.collect(() -> name.name(), name.type(), wanted, Math.min(depth, 1), here);
        for (Supplier<Text> read : here) {
          found.add(() -> choices.chance(1, 2) ? prime(read.get()) : read.get());
        }
      } else {
        List<Supplier<Text>> here = new ArrayList<>();
        collect(() -> name.name(), name.type(), wanted, Math.min(depth, 1), here);
        found.addAll(here);
        if (name.variable()) {
          // What changes is worth more than what does not.
          found.addAll(here);
        }
      }
    }
    return found;
  }

  private static Text prime(Text read) {
    return Text.integer(read.at(Text.POSTFIX) + "'", Text.POSTFIX, read.low(), read.high());
  }

  private void collect(
      Supplier<String> base, Type type, Predicate<Type> wanted, int depth, List<Supplier<Text>> found) {
    if (wanted.test(type)) {
      long low = type instanceof Type.Range range ? range.low() : 0;
      long high = type instanceof Type.Range range ? range.high() : 0;
      found.add(() -> Text.integer(base.get(), Text.POSTFIX, low, high));
    }
    if (type instanceof Type.Function function && canMake(function.domain())) {
      collect(
          () -> base.get() + "[" + index(function.domain(), depth) + "]", function.range(), wanted, depth, found);
    } else if (type instanceof Type.Record record) {
      for (Type.Field field : record.fields()) {
        collect(() -> base.get() + "." + field.name(), field.type(), wanted, depth, found);
      }
    } else if (type instanceof Type.Sequence sequence && wanted.test(sequence.element()) && canMake(sequence.element())) {
      Type element = sequence.element();
      long low = element instanceof Type.Range range ? range.low() : 0;
      long high = element instanceof Type.Range range ? range.high() : 0;
      found.add(() -> {
        String read = base.get();
        boolean first = choices.chance(1, 2);
        int position = choices.below(sequence.capacity());
        String access = first ? "head(" + read + ")" : read + "[" + position + "]";
        if (words.risky()) {
          return Text.integer(access, Text.POSTFIX, low, high);
        }
        return Text.integer(
            "if len(" + read + ") > " + (first ? 0 : position) + " then " + access + " else "
                + literal(element, -1).text(), Text.LOOSEST, low, high);
      });
    }
  }

  private String index(Type.Scalar domain, int depth) {
    if (depth == 0) {
      return simple(domain).text();
    }
    if (domain instanceof Type.Range range && words.risky()) {
      Text free = integer(depth);
      if (free.low() <= range.low() && free.high() >= range.high()) {
        return free.text();
      }
    }
    return of(domain, choices.below(depth + 1)).text();
  }

  /** A literal or a name: no index in it, so that indices within indices come to an end. */
  private Text simple(Type type) {
    List<Scope.Named> names = scope.names.stream().filter(n -> n.type().equals(type)).toList();
    if (names.isEmpty() || choices.chance(1, 3)) {
      return literal(type, -1);
    }
    long low = type instanceof Type.Range range ? range.low() : 0;
    long high = type instanceof Type.Range range ? range.high() : 0;
    return Text.integer(choices.pick(names).name(), Text.POSTFIX, low, high);
  }
}
