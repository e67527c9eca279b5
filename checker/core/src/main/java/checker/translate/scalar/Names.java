package checker.translate.scalar;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Gives everything in a text a name of its own: letters, digits and {@code _}, none of the language's words. */
public final class Names {
  private final Set<String> reserved = new HashSet<>();
  private final Set<String> globals = new HashSet<>();
  private final Set<String> locals = new HashSet<>();

  /** @param reserved the words that are no names, in whatever case */
  public Names(Collection<String> reserved) {
    reserved.forEach(word -> this.reserved.add(lowerCase(word)));
  }

  /** A name for the whole text: the first wish that is free, or one like the last. */
  public String global(String... wishes) {
    String name = "";
    for (String wish : wishes) {
      name = free(wish, n -> globals.contains(n) || locals.contains(n));
      if (name.equals(wish)) {
        break;
      }
    }
    globals.add(name);
    return name;
  }

  /** A name that is none of the whole text's, nor one of those in scope. */
  public String local(String wish, Collection<String> inScope) {
    String name = free(wish, n -> globals.contains(n) || inScope.contains(n));
    locals.add(name);
    return name;
  }

  private String free(String wish, Predicate<String> taken) {
    String clean = wish.replace('.', '_');
    clean = clean.startsWith("_") ? "x" + clean : clean;
    String name = clean;
    for (int i = 2; reserved.contains(lowerCase(name)) || taken.test(name); i++) {
      name = clean + "_" + i;
    }
    return name;
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
