package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProductTest {

  @Test
  void the_version_that_runs_name_is_the_one_the_build_gives() throws IOException {
    String pom = Files.readString(Path.of(System.getProperty("holdout.root"), "pom.xml"));
    String ours = "<artifactId>holdout</artifactId>";
    assertThat(pom.substring(pom.indexOf(ours) + ours.length()).strip())
        .startsWith("<version>" + Product.VERSION + "</version>");
  }
}
