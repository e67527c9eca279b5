package checker.cli;

import checker.model.Model;
import checker.translate.GeneratedFile;
import checker.translate.Translation;
import checker.translate.TranslationException;
import checker.translate.Translator;
import checker.translate.murphi.MurphiTranslator;
import checker.translate.promela.PromelaTranslator;
import checker.translate.tla.TlaTranslator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker translate}. */
@Command(
    name = "translate",
    description = {
      "Says the same in the language of another checker, so that it can be asked for a second opinion.",
      "Each scenario becomes files of its own. Nothing is written unless everything can be translated."
    },
    footer = {
      "",
      "Examples:",
      "  checker translate --to tla specs/baseline.spec --scenario direct_io --output tla"
    })
final class TranslateCommand implements Callable<Integer> {
  private static final List<Translator> TRANSLATORS =
      List.of(new TlaTranslator(), new MurphiTranslator(), new PromelaTranslator());

  @ParentCommand private CheckerCommand parent;

  @Parameters(arity = "1", paramLabel = "SPEC", description = "the file to translate")
  private String spec;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "LANGUAGE",
      description = "tla: TLA+, for TLC; murphi: for rumur and CMurphi; promela: for Spin")
  private String language;

  @Mixin private ScenarioOptions scenarios;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "write the files to DIR; without it, the files of one scenario are printed")
  private String output;

  @Option(names = "--force", description = "replace files that are there already and are not the same")
  private boolean force;

  private record Job(Model model, Translation translation) {}

  @Override
  public Integer call() {
    Translator translator = translator();
    Specifications loader = new Specifications(parent, true);
    List<Model> models = scenarios.all(loader, spec);
    if (loader.faulty()) {
      return ExitStatus.SPECIFICATION.code();
    }
    if (output == null && models.size() > 1) {
      throw new UsageException(
          "`" + spec + "` has " + models.size() + " scenarios: --output DIR writes the files of all, --scenario NAME picks one of "
              + String.join(", ", models.stream().map(m -> m.module() + "." + m.scenario()).toList()));
    }
    List<Job> jobs = new ArrayList<>();
    for (Model model : models) {
      jobs.add(new Job(model, translation(translator, model)));
    }
    if (output == null) {
      jobs.forEach(job -> print(job.translation()));
    } else {
      write(jobs);
    }
    remarks(jobs);
    return ExitStatus.OK.code();
  }

  private Translator translator() {
    return TRANSLATORS.stream()
        .filter(t -> t.name().equals(language))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    Specifications.unknown("language", language, TRANSLATORS.stream().map(Translator::name).toList())));
  }

  private Translation translation(Translator translator, Model model) {
    try {
      return translator.translate(model);
    } catch (TranslationException e) {
      throw new UsageException(
          e.span().location() + ": scenario " + model.scenario() + " cannot be translated to " + translator.name() + ": "
              + e.getMessage());
    }
  }

  /** One file as it is; several, each under a line with its name, as {@code head} does. */
  private void print(Translation translation) {
    boolean several = translation.files().size() > 1;
    for (GeneratedFile file : translation.files()) {
      if (several) {
        parent.console().document("==> " + file.name() + " <==\n");
      }
      parent.console().document(file.text());
    }
  }

  private void write(List<Job> jobs) {
    Map<String, GeneratedFile> files = new LinkedHashMap<>();
    for (Job job : jobs) {
      for (GeneratedFile file : job.translation().files()) {
        GeneratedFile other = files.putIfAbsent(file.name(), file);
        if (other != null && !other.equals(file)) {
          throw new UsageException("two scenarios would be written to `" + file.name() + "`; --scenario NAME picks one");
        }
      }
    }
    for (GeneratedFile file : new FileStore(parent.console().resolve(output), force).write(List.copyOf(files.values()))) {
      parent.console().out().print(output + "/" + file.name() + " has been written\n");
    }
  }

  /** Each once, with the scenarios that it is about if these are not all. */
  private void remarks(List<Job> jobs) {
    Set<String> told = new LinkedHashSet<>();
    jobs.forEach(job -> told.addAll(job.translation().remarks()));
    for (String remark : told) {
      List<String> about =
          jobs.stream().filter(j -> j.translation().remarks().contains(remark)).map(j -> j.model().scenario()).toList();
      String where = about.size() == jobs.size() ? "" : " (scenario " + String.join(", ", about) + ")";
      parent.console().err().print("note: " + remark + where + "\n");
    }
  }
}
