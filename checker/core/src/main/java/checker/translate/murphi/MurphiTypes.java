package checker.translate.murphi;

import checker.model.Type;
import checker.translate.scalar.Codes;
import checker.translate.scalar.Names;
import checker.translate.scalar.Slot;
import checker.translate.scalar.Term;
import checker.translate.scalar.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The types and constants that a description mentions. All but truth values are subranges, with a constant for each member of an
 * enum: an optional value then is its type with one more number, and converting costs nothing.
 */
final class MurphiTypes {
  private final Names names;
  private final Map<Type, String> named = new LinkedHashMap<>();
  private final Map<Type.Enumeration, String[]> members = new HashMap<>();
  private final Map<Type.Optional, String> nils = new LinkedHashMap<>();
  private final Map<Slot, String> arrays = new LinkedHashMap<>();
  private final Text constants = new Text();
  private final Text types = new Text();

  MurphiTypes(Names names) {
    this.names = names;
  }

  /** A type where one is asked for. */
  String name(Type.Scalar type) {
    if (type instanceof Type.Bool) {
      return "boolean";
    }
    if (type instanceof Type.Range || type instanceof Type.Optional o && o.element() instanceof Type.Range) {
      return bounds(type);
    }
    String known = named.get(type);
    if (known != null) {
      return known;
    }
    String made;
    if (type instanceof Type.Optional optional) {
      String element = optional.element() instanceof Type.Bool ? "boolean" : name(optional.element());
      made = names.global(element + "_or_nil");
      types.line(made + ": " + Codes.first(type) + ".." + nil(optional) + ";");
    } else if (type instanceof Type.Enumeration enumeration) {
      made = names.global(enumeration.name());
      types.line(made + ": " + member(enumeration, 0) + ".." + member(enumeration, Codes.last(type)) + ";");
    } else {
      made = names.global(((Type.Symmetric) type).name());
      types.line(made + ": " + bounds(type) + ";");
    }
    named.put(type, made);
    return made;
  }

  private static String bounds(Type.Scalar type) {
    return Codes.first(type) + ".." + Codes.last(type);
  }

  String constant(Term.Constant constant) {
    int code = constant.code();
    if (constant.type() instanceof Type.Bool) {
      return code == 1 ? "true" : "false";
    }
    Type.Scalar type = constant.type();
    if (type instanceof Type.Optional optional) {
      if (code == Codes.last(type)) {
        return nil(optional);
      }
      type = optional.element();
    }
    return type instanceof Type.Enumeration enumeration ? member(enumeration, code) : Integer.toString(code);
  }

  private String nil(Type.Optional type) {
    return nils.computeIfAbsent(
        type,
        t -> {
          String of = t.element().display().replace("..", "_").replace('-', 'm');
          String made = names.global("nil_" + of);
          constants.line(made + ": " + Codes.last(t) + ";");
          return made;
        });
  }

  private String member(Type.Enumeration type, int position) {
    return members.computeIfAbsent(type, this::declare)[position];
  }

  private String[] declare(Type.Enumeration type) {
    String[] declared = new String[type.members().size()];
    boolean position = type.name().contains(".");
    for (int i = 0; i < declared.length; i++) {
      String word = type.members().get(i);
      String qualified = type.name() + "_" + word;
      declared[i] = position ? names.global(qualified) : names.global(word, qualified);
      constants.line(declared[i] + ": " + i + ";");
    }
    return declared;
  }

  /** The type of a slot where it is declared. */
  String declaration(Slot slot) {
    StringBuilder text = new StringBuilder();
    slot.dimensions().forEach(d -> text.append("array [").append(name(d)).append("] of "));
    return text.append(name(slot.type())).toString();
  }

  /** A name for the type of a slot of which there are copies. */
  String copied(Slot slot) {
    if (slot.dimensions().isEmpty()) {
      return name(slot.type());
    }
    String known = arrays.get(slot);
    if (known == null) {
      String declaration = declaration(slot);
      known = names.global(slot.name() + "_array");
      types.line(known + ": " + declaration + ";");
      arrays.put(slot, known);
    }
    return known;
  }

  /** The type of a slot: its name, if {@link #copied} gave it one. */
  String type(Slot slot) {
    return arrays.containsKey(slot) ? arrays.get(slot) : declaration(slot);
  }

  /** The declarations of what was mentioned so far. */
  String declarations() {
    Text text = new Text();
    String constantLines = constants.toString();
    if (!constantLines.isEmpty()) {
      text.open("const").lines(constantLines).close("");
    }
    String typeLines = types.toString();
    if (!typeLines.isEmpty()) {
      text.open("type").lines(typeLines).close("");
    }
    return text.toString();
  }
}
