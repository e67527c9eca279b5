package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a real bash completes with the script. */
@DisabledOnOs(OS.WINDOWS)
class CompletionTest {
  @TempDir Path directory;

  private List<String> completed(String... words) throws Exception {
    Invocation script = Invocation.in(directory, "completion");
    assertThat(script.code()).isZero();
    Invocation.write(directory, "completion.bash", script.out());
    String ask =
        "source ./completion.bash; compopt() { :; }; COMP_WORDS=(checker \"$@\"); COMP_CWORD=$#; _complete_checker;"
            + " printf '%s\\n' \"${COMPREPLY[@]}\"";
    List<String> command = new ArrayList<>(List.of("bash", "-c", ask, "ask"));
    command.addAll(List.of(words));
    Process bash =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(answer).isZero();
    return answer.lines().map(String::strip).toList();
  }

  @Test
  void commandsOptionsAndTheirValues() throws Exception {
    assertThat(completed("ver")).containsExactly("verify");
    assertThat(completed("verify", "--max-s")).containsExactly("--max-states");
    assertThat(completed("verify", "--engine", "int")).containsExactly("interpreted");
  }
}
