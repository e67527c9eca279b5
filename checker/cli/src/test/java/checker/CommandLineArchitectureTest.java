package checker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Where people are spoken to: commands compose everything, reports know no command, nobody else knows either. */
class CommandLineArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // The library's fixtures, where they come as an archive.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("checker");

  @Test
  void onlyReportsAndCommandsAreHere() {
    noClasses()
        .that().resideOutsideOfPackages("checker.cli..", "checker.report..")
        .should().dependOnClassesThat().resideInAnyPackage("checker.cli..", "checker.report..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void reportsKnowNoCommandAndNoTree() {
    noClasses()
        .that().resideInAPackage("checker.report..")
        .should().dependOnClassesThat().resideInAnyPackage("checker.cli..", "checker.syntax..", "picocli..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** An editor asks about texts: nothing is searched, and what comes after typing is not needed. */
  @Test
  void languageServerKnowsTextsNamesAndTypesOnly() {
    noClasses()
        .that().resideInAPackage("checker.lsp..")
        .should().dependOnClassesThat(
            resideInAPackage("checker..")
                .and(
                    resideOutsideOfPackages(
                        "checker.lsp..", "checker.source..", "checker.syntax..", "checker.symbols..", "checker.typing..",
                        "checker.model..")))
        .check(CLASSES);
  }

  /** Its library is large, and other commands start without it. */
  @Test
  void onlyOneCommandLoadsTheLanguageServer() {
    noClasses()
        .that().resideOutsideOfPackage("checker.lsp..")
        .and().doNotHaveFullyQualifiedName("checker.cli.LspCommand")
        .should().dependOnClassesThat().resideInAnyPackage("checker.lsp..", "org.eclipse.lsp4j..", "com.google.gson..")
        .check(CLASSES);
  }

  @Test
  void onlyCommandsTouchTheProcess() {
    noClasses()
        .that().resideOutsideOfPackage("checker.cli..")
        .should().accessField(System.class, "out")
        .orShould().accessField(System.class, "err")
        .orShould().accessField(System.class, "in")
        .orShould().callMethod(System.class, "exit", int.class)
        .orShould().callMethod(Throwable.class, "printStackTrace")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void nothingStaticCanChange() {
    fields()
        .that().areDeclaredInClassesThat().resideInAnyPackage("checker.cli..", "checker.report..", "checker.lsp..")
        .and().areStatic()
        .should().beFinal()
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
