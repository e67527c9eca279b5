package checker.translate.scalar;

import checker.model.Type;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A value of any type, known by the answers to the questions that can be asked of it. */
sealed interface View {
  record Scalar(Term term) implements View {}

  record Mapping(Function<Term, View> at) implements View {}

  record Fields(List<View> fields) implements View {}

  record Members(Function<Term, Term> contains) implements View {}

  /** @param at meaningful below the length */
  record Elements(Term length, Function<Term, View> at) implements View {}

  default Term term() {
    return ((Scalar) this).term();
  }

  default View at(Term argument) {
    return ((Mapping) this).at().apply(argument);
  }

  default Term contains(Term member) {
    return ((Members) this).contains().apply(member);
  }

  default Elements elements() {
    return (Elements) this;
  }

  /** What is kept in a storage. */
  static View of(Storage storage, List<Term> indices, Type type) {
    if (type instanceof Type.Function function) {
      return new Mapping(argument -> of(storage, with(indices, argument), function.range()));
    }
    if (storage instanceof Storage.Fields fields) {
      List<View> views = new ArrayList<>();
      for (int i = 0; i < fields.fields().size(); i++) {
        views.add(of(fields.fields().get(i), indices, ((Type.Record) type).fields().get(i).type()));
      }
      return new Fields(views);
    }
    if (storage instanceof Storage.Members members) {
      return new Members(member -> new Term.Read(members.slot(), with(indices, member)));
    }
    if (storage instanceof Storage.Elements elements) {
      Type element = ((Type.Sequence) type).element();
      return new Elements(
          new Term.Read(elements.length(), indices),
          position -> of(elements.element(), with(indices, position), element));
    }
    return new Scalar(new Term.Read(((Storage.Single) storage).slot(), indices));
  }

  /** A value that is known. */
  static View of(Value value, Type type) {
    if (type instanceof Type.Function function) {
      List<View> values =
          ((Value.Function) value).values().stream().map(v -> of(v, function.range())).toList();
      int first = Codes.first(function.domain());
      return new Mapping(argument -> select(values, first, argument, function.range(), function.domain()));
    }
    if (type instanceof Type.Record record) {
      List<View> fields = new ArrayList<>();
      for (int i = 0; i < record.fields().size(); i++) {
        fields.add(of(((Value.Record) value).fields().get(i), record.fields().get(i).type()));
      }
      return new Fields(fields);
    }
    if (type instanceof Type.SetOf set) {
      List<Term> members = new ArrayList<>();
      ((Value.SetOf) value).elements()
          .forEach(e -> members.add(new Term.Constant(Codes.of(e, set.element()), set.element())));
      return new Members(member -> among(member, members));
    }
    if (type instanceof Type.Sequence sequence) {
      List<View> values =
          ((Value.Sequence) value).elements().stream().map(v -> of(v, sequence.element())).toList();
      return sequence(values, sequence);
    }
    Type.Scalar scalar = (Type.Scalar) type;
    return new Scalar(new Term.Constant(Codes.of(value, scalar), scalar));
  }

  static Elements sequence(List<View> elements, Type.Sequence type) {
    Type.Range positions = new Type.Range(0, type.capacity() - 1);
    return new Elements(
        Terms.integer(elements.size()),
        position ->
            elements.isEmpty() ? first(type.element()) : select(elements, 0, position, type.element(), positions));
  }

  /** Whether a term is one of some. */
  static Term among(Term member, List<Term> members) {
    return members.stream().map(m -> Terms.equal(member, m)).reduce(Term.FALSE, Terms::or);
  }

  /** One of the views, numbered from {@code first} on. */
  private static View select(List<View> views, int first, Term number, Type type, Type.Scalar numberType) {
    if (number instanceof Term.Constant constant) {
      return views.get(Math.min(Math.max(constant.code() - first, 0), views.size() - 1));
    }
    View result = views.get(views.size() - 1);
    for (int i = views.size() - 2; i >= 0; i--) {
      Term is = Terms.equal(number, new Term.Constant(first + i, numberType));
      result = conditional(is, views.get(i), result, type);
    }
    return result;
  }

  /** The value of which every scalar is the first of its type; sets and sequences are empty. */
  static View first(Type type) {
    if (type instanceof Type.Function function) {
      return new Mapping(argument -> first(function.range()));
    }
    if (type instanceof Type.Record record) {
      return new Fields(record.fields().stream().map(f -> first(f.type())).toList());
    }
    if (type instanceof Type.SetOf) {
      return new Members(member -> Term.FALSE);
    }
    if (type instanceof Type.Sequence sequence) {
      return new Elements(Terms.integer(0), position -> first(sequence.element()));
    }
    Type.Scalar scalar = (Type.Scalar) type;
    return new Scalar(new Term.Constant(Codes.first(scalar), scalar));
  }

  static View conditional(Term condition, View then, View otherwise, Type type) {
    if (type instanceof Type.Function function) {
      return new Mapping(a -> conditional(condition, then.at(a), otherwise.at(a), function.range()));
    }
    if (type instanceof Type.Record record) {
      List<View> fields = new ArrayList<>();
      for (int i = 0; i < record.fields().size(); i++) {
        Type field = record.fields().get(i).type();
        fields.add(conditional(condition, then.field(i), otherwise.field(i), field));
      }
      return new Fields(fields);
    }
    if (type instanceof Type.SetOf) {
      return new Members(m -> Terms.conditional(condition, then.contains(m), otherwise.contains(m)));
    }
    if (type instanceof Type.Sequence sequence) {
      Elements a = then.elements();
      Elements b = otherwise.elements();
      return new Elements(
          Terms.conditional(condition, a.length(), b.length()),
          p -> conditional(condition, a.at().apply(p), b.at().apply(p), sequence.element()));
    }
    return new Scalar(Terms.conditional(condition, then.term(), otherwise.term()));
  }

  default View field(int index) {
    return ((Fields) this).fields().get(index);
  }

  static List<Term> with(List<Term> indices, Term last) {
    List<Term> longer = new ArrayList<>(indices);
    longer.add(last);
    return List.copyOf(longer);
  }
}
