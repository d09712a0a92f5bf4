package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorTokenTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void isMadeOnceAndStays() throws Exception {
        OperatorToken.in(data, random);
        var made = text();

        var again = OperatorToken.in(data, random);

        assertThat(made).hasSizeGreaterThanOrEqualTo(43);
        assertThat(again.matches(made)).isTrue();
        assertThat(again.matches(made + "x")).isFalse();
        assertThat(again.matches("")).isFalse();
        assertThat(again).hasToString("(operator token)");
    }

    @Test
    void isForOurEyesOnly() throws Exception {
        OperatorToken.in(data, random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(data.toFile().list()).containsExactly("operator.token");
    }

    @Test
    void isRefusedWhereOthersCouldHaveReadIt() throws Exception {
        OperatorToken.in(data, random);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> OperatorToken.in(data, random))
                .isInstanceOf(OperatorToken.Unusable.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void anEmptyFileLetsNobodyIn() throws Exception {
        OperatorToken.in(data, random);
        Files.writeString(file(), "\n");

        assertThatThrownBy(() -> OperatorToken.in(data, random))
                .isInstanceOf(OperatorToken.Unusable.class)
                .hasMessageContaining("delete it");
    }

    @Test
    void aFolderThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> OperatorToken.in(data.resolve("gone"), random))
                .isInstanceOf(OperatorToken.Unusable.class);
    }

    private Path file() {
        return data.resolve("operator.token");
    }

    private String text() throws Exception {
        return Files.readString(file()).strip();
    }
}
