package checker.translate.tla;

import checker.model.Model;
import checker.translate.GeneratedFile;
import checker.translate.Translation;
import checker.translate.TranslationException;
import checker.translate.Translator;
import java.util.List;

/** Translates to a TLA+ module, {@code MODULE__SCENARIO.tla}, and a configuration for TLC. */
public final class TlaTranslator implements Translator {

  @Override
  public String name() {
    return "tla";
  }

  @Override
  public Translation translate(Model model) {
    if (model.variables().isEmpty()) {
      throw new TranslationException(model.span(), "there is no variable, and TLC needs one");
    }
    String name = Translation.baseName(model);
    ModuleText module = new ModuleText(model, name);
    String text = module.text();
    return new Translation(
        List.of(new GeneratedFile(name + ".tla", text), new GeneratedFile(name + ".cfg", module.configuration())),
        module.remarks());
  }
}
