package checker.source;

import static org.assertj.core.api.Assertions.assertThat;

import checker.typing.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir Path directory;

  @Test
  void unsavedTextsStandBeforeTheDisk() throws IOException {
    Path base = Files.writeString(directory.resolve("base.spec"), "module base\n");
    Path fix = Files.writeString(directory.resolve("fix.spec"), "module fix extends base\ninvariant i { x }\n");
    Diagnostics saved = new Diagnostics();
    assertThat(Specification.load(fix, saved)).isEmpty();
    assertThat(saved.sorted()).extracting(d -> d.code().code()).containsExactly("E101");

    String text = "module base\nvar x: bool in any\nactor a { action flip { x' = not x } }\n";
    Sources sources = Sources.withUnsaved(Map.of(directory.resolve("sub").resolve("..").resolve("base.spec"), text));
    Diagnostics unsaved = new Diagnostics();
    assertThat(Specification.load(fix, sources, unsaved)).isPresent();
    assertThat(unsaved.sorted()).isEmpty();
    assertThat(sources.read(base, unsaved).orElseThrow().content()).isEqualTo(text);
    assertThat(Sources.disk().read(base, unsaved).orElseThrow().content()).isEqualTo("module base\n");
  }

  @Test
  void unsavedFileNeedNotExist() {
    Path file = directory.resolve("new.spec");
    Sources sources = Sources.withUnsaved(Map.of(file, "module new_\n"));
    assertThat(sources.exists(file)).isTrue();
    assertThat(Sources.disk().exists(file)).isFalse();
    assertThat(sources.read(file, new Diagnostics())).map(SourceText::name).contains(file.toString());
  }
}
