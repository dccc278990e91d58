package dev.holdout.strategies.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.features.Feature;
import dev.holdout.features.FeatureCatalogue;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read again, whatever was written. */
class StudyRoundTripTest {

  private static final long FIRST_SEED = Long.getLong("holdout.seed", 20131125);
  private static final int STUDIES = Integer.getInteger("holdout.studies", 300);

  @Test
  void reading_what_was_written_gives_the_study_its_text_and_its_hash_again() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + STUDIES; seed++) {
      Study study = new AnyStudy(seed).next();
      String text = StudyYaml.write(study);
      Study read = StudyYaml.parse(text, "written.yaml");

      String replay = "replay with -Dholdout.seed=" + seed + " -Dholdout.studies=1\n" + text;
      assertThat(read).as(replay).isEqualTo(study);
      assertThat(read.text()).as(replay).isEqualTo(text);
      assertThat(read.hash()).as(replay).isEqualTo(study.hash());
    }
  }

  @Test
  void the_order_of_groups_in_a_file_does_not_matter() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + 20; seed++) {
      Study study = new AnyStudy(seed).next();
      List<String> groups = new ArrayList<>(List.of(study.text().split("\n(?=[a-z])")));
      Collections.shuffle(groups, new Random(seed));

      assertThat(StudyYaml.parse(String.join("\n", groups), "shuffled.yaml"))
          .as("replay with -Dholdout.seed=" + seed)
          .isEqualTo(study);
    }
  }

  @Test
  void different_studies_have_different_hashes() {
    var hashes = new ArrayList<String>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + 50; seed++) {
      hashes.add(new AnyStudy(seed).next().hash());
    }

    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Test
  void every_feature_of_the_catalogue_is_read_from_its_name() {
    for (FeatureCatalogue.Formula formula : FeatureCatalogue.all()) {
      Feature feature = formula.feature();
      Feature read = FeatureCatalogue.parse(feature.name());

      assertThat(read.name()).isEqualTo(feature.name());
      assertThat(read).hasSameClassAs(feature);
    }
  }
}
