package calypte.console.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadsheetTest {

    @Test
    void findsOutTheEncoding() throws Unreadable {
        for (var charset : List.of("UTF-8", "UTF-16", "windows-1252")) {
            var bytes = "serial,name\nA-1,Küche\n".getBytes(Charset.forName(charset));

            assertThat(Spreadsheet.read(bytes).lines().getFirst().cells())
                    .as(charset)
                    .containsExactly("A-1", "Küche");
        }
    }

    @Test
    void forgetsTheMarkThatSpreadsheetsPutFirst() throws Unreadable {
        var bytes = "\uFEFFserial\nA-1\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Spreadsheet.read(bytes).header()).containsExactly("serial");
    }

    @Test
    void findsOutTheDelimiter() throws Unreadable {
        assertThat(Spreadsheet.read("serial;\"a,b,c\";name\n").delimiter()).isEqualTo(';');
        assertThat(Spreadsheet.read("serial\tname\n").delimiter()).isEqualTo('\t');
        assertThat(Spreadsheet.read("serial\n").delimiter()).isEqualTo(',');
    }

    @Test
    void knowsTheLineOfWhatStandsOverSeveral() throws Unreadable {
        var sheet = Spreadsheet.read("serial,notes\nA-1,\"two\nlines\"\n\nA-2,\n");

        assertThat(sheet.lines()).extracting(Spreadsheet.Line::number).containsExactly(2L, 5L);
    }

    @Test
    void givesBackWhatItWrote() throws Unreadable {
        var out = new ByteArrayOutputStream();
        var lines = new CsvLines(out);
        lines.add(List.of("serial", "notes"));
        lines.add(List.of("A-1", "=1+1"));
        lines.add(List.of("A-2", "'quoted', \"twice\""));
        lines.flush();

        var sheet = Spreadsheet.read(out.toByteArray());

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("A-1,'=1+1\r\n");
        assertThat(sheet.lines().getFirst().cell(1)).isEqualTo("=1+1");
        assertThat(sheet.lines().getLast().cell(1)).isEqualTo("'quoted', \"twice\"");
    }

    @Test
    void refusesWhatIsNoCsv() {
        assertThatThrownBy(() -> Spreadsheet.read("serial\n\"open\n"))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Spreadsheet.read("")).hasMessageContaining("empty");
    }

    @Test
    void guessesWhatColumnsMeanByTheSurerName() {
        var mapping =
                Mapping.guess(
                        List.of("Serial Number", "assigned_version", "assigned_firmware_id", "x"));

        assertThat(mapping.targets())
                .containsExactly(
                        new Mapping.Target.Field(Meaning.SERIAL),
                        new Mapping.Target.Nowhere(),
                        new Mapping.Target.Field(Meaning.FIRMWARE),
                        new Mapping.Target.Nowhere());
    }

    @Test
    void takesOneColumnForEachMeaningOnly() {
        var mapping =
                Mapping.guess(List.of("serial", "x", "attribute.Room"))
                        .with(1, new Mapping.Target.Field(Meaning.SERIAL));

        assertThat(mapping.targets())
                .containsExactly(
                        new Mapping.Target.Nowhere(),
                        new Mapping.Target.Field(Meaning.SERIAL),
                        new Mapping.Target.Attribute("Room"));
    }
}
