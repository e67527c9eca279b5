package checker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the one straight line from text to verdict: who may use whom, who may print, what must be documented. */
class ArchitectureTest {
  /** A package and the packages it may use besides itself. What is not listed does not exist. */
  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("source", Set.of()),
              Map.entry("syntax", Set.of("source")),
              Map.entry("model", Set.of("source")),
              Map.entry("evaluate", Set.of("source", "model")),
              Map.entry("typing", Set.of("source", "syntax", "model", "evaluate")),
              Map.entry("symbols", Set.of("source", "syntax", "model")),
              Map.entry("translate", Set.of("source", "model", "evaluate")),
              Map.entry("layout", Set.of("source", "model")),
              Map.entry("transition", Set.of()),
              Map.entry("interpret", Set.of("source", "model", "evaluate", "layout", "transition")),
              Map.entry("independence", Set.of("source", "model", "evaluate")),
              Map.entry("codegen", Set.of("source", "model", "independence", "layout", "transition")),
              Map.entry("explore", Set.of("transition")),
              Map.entry("temporal", Set.of("source", "model", "evaluate", "layout", "transition", "explore")),
              Map.entry(
                  "trace",
                  Set.of(
                      "source", "model", "evaluate", "layout", "transition", "interpret", "explore", "temporal")),
              Map.entry(
                  "verify",
                  Set.of(
                      "source", "model", "evaluate", "typing", "layout", "transition", "interpret", "codegen",
                      "explore", "temporal", "trace")),
              Map.entry("graph", Set.of("model", "evaluate", "source", "trace")),
              Map.entry(
                  "inspect", Set.of("model", "evaluate", "layout", "transition", "explore", "trace", "verify")),
              Map.entry("simulate", Set.of("model", "layout", "transition", "explore", "trace", "verify")),
              Map.entry("compare", Set.of("source", "model", "typing", "trace", "verify"))));

  private static final Path SOURCES = Path.of("src", "main", "java");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("checker");

  @Test
  void packagesUseOnlyWhatTheTableAllows() {
    List<String> broken = new ArrayList<>();
    for (JavaClass user : CLASSES) {
      String from = slice(user);
      Set<String> allowed = MAY_USE.get(from);
      if (allowed == null) {
        broken.add(user.getName() + " is in a package that the table does not have");
        continue;
      }
      user.getDirectDependenciesFromSelf().stream()
          .filter(d -> d.getTargetClass().getPackageName().startsWith("checker"))
          .filter(d -> !slice(d.getTargetClass()).equals(from) && !allowed.contains(slice(d.getTargetClass())))
          .forEach(d -> broken.add(d.getDescription()));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("checker.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theLibraryPrintsNothingAndEndsNoProcess() {
    noClasses()
        .should().accessField(System.class, "out")
        .orShould().accessField(System.class, "err")
        .orShould().callMethod(System.class, "exit", int.class)
        .orShould().callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }

  @Test
  void nothingStaticCanChange() {
    DescribedPredicate<JavaField> written =
        DescribedPredicate.describe("static and written in the source", f ->
            f.getModifiers().contains(JavaModifier.STATIC) && !f.getModifiers().contains(JavaModifier.SYNTHETIC));
    fields().that(written).should().beFinal().check(CLASSES);
    List<String> sharedArrays =
        CLASSES.stream()
            .flatMap(c -> c.getFields().stream())
            .filter(written)
            .filter(f -> f.getRawType().isArray() && !f.getModifiers().contains(JavaModifier.PRIVATE))
            .map(JavaField::getFullName)
            .toList();
    assertThat(sharedArrays).as("arrays that others could write").isEmpty();
  }

  @Test
  void everyPackageSaysWhatItPromises() throws IOException {
    for (String name : CLASSES.stream().map(ArchitectureTest::slice).collect(Collectors.toCollection(TreeSet::new))) {
      Path file = SOURCES.resolve(Path.of("checker", name, "package-info.java"));
      assertThat(file).exists();
      assertThat(Files.readString(file)).as(name).startsWith("/**");
    }
  }

  @Test
  void everyPublicTypeIsDocumented() throws IOException {
    Pattern publicType = Pattern.compile("(?m)^public [a-z -]*(class|record|interface|enum|@interface) ");
    Pattern documented = Pattern.compile("(?s).*\\*/\\s*(@[^\\n]+\\s*)*");
    List<String> undocumented = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String text = Files.readString(file);
        var type = publicType.matcher(text);
        if (type.find() && !documented.matcher(text.substring(0, type.start())).matches()) {
          undocumented.add(file.toString());
        }
      }
    }
    assertThat(undocumented).isEmpty();
  }

  private static String slice(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 1 ? parts[1] : "";
  }
}
