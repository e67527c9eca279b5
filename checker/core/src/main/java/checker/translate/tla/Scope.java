package checker.translate.tla;

import checker.model.Local;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What locals are called at a place. TLA+ has no hiding: a name differs from all that can be seen where it is bound.
 * Immutable.
 */
final class Scope {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private final Identifiers global;
  private final Map<Integer, String> texts;
  private final Set<String> taken;
  private final Set<Integer> fallible;

  private Scope(Identifiers global, Map<Integer, String> texts, Set<String> taken, Set<Integer> fallible) {
    this.global = global;
    this.texts = texts;
    this.taken = taken;
    this.fallible = fallible;
  }

  /** Without locals. */
  static Scope of(Identifiers global) {
    return new Scope(global, Map.of(), Set.of(), Set.of());
  }

  /** What stands for a local. */
  String text(Local local) {
    String text = texts.get(local.slot());
    if (text == null) {
      throw new IllegalStateException("local " + local.name() + " is not in scope");
    }
    return text;
  }

  /** Whether what stands for a local may fail to have a value. */
  boolean canFail(Local local) {
    return fallible.contains(local.slot());
  }

  /** With a local bound to a name of its own, which {@link #text(Local)} tells. */
  Scope bind(Local local) {
    String name = fresh(local.name());
    return with(local, name, Set.of(name), false);
  }

  Scope bind(List<Local> locals) {
    Scope scope = this;
    for (Local local : locals) {
      scope = scope.bind(local);
    }
    return scope;
  }

  /**
   * With an expression in the place of a local. The names in it are not bound again inside.
   *
   * @param canFail whether the expression may fail to have a value
   */
  Scope substitute(Local local, String expression, boolean canFail) {
    return with(local, expression, words(expression), canFail);
  }

  /** The names and keywords in a text. */
  static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** A name that nothing has here. */
  String fresh(String wanted) {
    String name = wanted;
    for (int i = 2; taken.contains(name) || !global.free(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** With a name taken by something that is not a local of the model. */
  Scope take(String name) {
    Set<String> more = new HashSet<>(taken);
    more.add(name);
    return new Scope(global, texts, more, fallible);
  }

  private Scope with(Local local, String text, Set<String> names, boolean canFail) {
    Map<Integer, String> moreTexts = new HashMap<>(texts);
    moreTexts.put(local.slot(), text);
    Set<String> more = new HashSet<>(taken);
    more.addAll(names);
    Set<Integer> failing = new HashSet<>(fallible);
    if (canFail) {
      failing.add(local.slot());
    } else {
      failing.remove(local.slot());
    }
    return new Scope(global, moreTexts, more, failing);
  }
}
