package calypte.emulator;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArrowsTest {

    private static final String ROOT = "calypte.emulator";

    /// Who may know whom. A package without a row fails the test.
    private static final Map<String, Set<String>> ARROWS =
            Map.of(
                    "bench", Set.of("", "link", "operator", "scenario", "wire"),
                    "scene", Set.of("", "device", "operator", "scenario"),
                    "", Set.of("device", "link", "operator", "scenario"),
                    "operator", Set.of("link", "wire"),
                    "link", Set.of("device", "wire"),
                    "scenario", Set.of("device"),
                    "wire", Set.of(),
                    "device", Set.of());

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void everyPackageKnowsOnlyWhatItMay() {
        var known = new TreeMap<String, Set<String>>();
        for (var one : CLASSES) {
            var from = name(one.getPackageName());
            known.computeIfAbsent(from, _ -> new TreeSet<>());
            for (var dependency : one.getDirectDependenciesFromSelf()) {
                var to = dependency.getTargetClass().getPackageName();
                if (to.startsWith(ROOT) && !name(to).equals(from)) {
                    known.computeIfAbsent(from, _ -> new TreeSet<>()).add(name(to));
                }
            }
        }

        assertThat(known.keySet()).isEqualTo(new TreeSet<>(ARROWS.keySet()));
        known.forEach((from, to) ->
                assertThat(ARROWS.getOrDefault(from, Set.of())).as(from).containsAll(to));
    }

    @Test
    void nobodyKnowsTheServerOrTheConsole() {
        assertThat(CLASSES)
                .allSatisfy(one ->
                        assertThat(one.getDirectDependenciesFromSelf())
                                .noneMatch(dependency ->
                                        dependency
                                                .getTargetClass()
                                                .getPackageName()
                                                .matches("calypte\\.(server|console).*")));
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static String name(String of) {
        return of.equals(ROOT) ? "" : of.substring(ROOT.length() + 1);
    }
}
