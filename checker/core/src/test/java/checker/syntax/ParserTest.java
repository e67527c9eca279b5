package checker.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParserTest {
  @Test
  void aBaseMachineAndAProposalParse() {
    FileTree tree = Specs.parse(Specs.resource("stable_pages.spec").content());
    assertThat(tree.modules()).hasSize(2);
    ModuleTree base = tree.modules().get(0);
    assertThat(base.doc()).startsWith("A driver pins").contains("\nSource: ");
    assertThat(base.declarations()).hasSize(19);
    assertThat(tree.modules().get(1).parent()).map(Name::text).contains("stable_pages");
  }
}
