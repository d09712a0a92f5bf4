package calypte.server.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {

    @Test
    void isFromTheFirstToTheLastByteNamed() {
        assertThat(of("bytes=0-0")).isEqualTo(part(0, 0));
        assertThat(of("bytes=10-19")).isEqualTo(part(10, 19));
        assertThat(of("BYTES= 10 - 19 ")).isEqualTo(part(10, 19));
    }

    @Test
    void goesToTheEndIfItNamesNoneOrOneBeyond() {
        assertThat(of("bytes=99-")).isEqualTo(part(99, 99));
        assertThat(of("bytes=10-1000")).isEqualTo(part(10, 99));
        assertThat(of("bytes=10-99999999999999999999999")).isEqualTo(part(10, 99));
    }

    @Test
    void mayCountFromTheEnd() {
        assertThat(of("bytes=-1")).isEqualTo(part(99, 99));
        assertThat(of("bytes=-100")).isEqualTo(part(0, 99));
        assertThat(of("bytes=-5000")).isEqualTo(part(0, 99));
    }

    @Test
    void isBeyondIfTheContentEndsBefore() {
        assertThat(of("bytes=100-")).isEqualTo(new ByteRange.Beyond());
        assertThat(of("bytes=100-200")).isEqualTo(new ByteRange.Beyond());
        assertThat(of("bytes=-0")).isEqualTo(new ByteRange.Beyond());
        assertThat(of("bytes=99999999999999999999999-")).isEqualTo(new ByteRange.Beyond());
    }

    @Test
    void isTheWholeIfItIsNotUnderstoodOrMoreThanOne() {
        for (var header :
                new String[] {
                    "bytes=20-10",
                    "bytes=-",
                    "bytes=",
                    "bytes=a-b",
                    "lines=1-2",
                    "",
                    "bytes=0-1,5-6",
                    "bytes=-1-2",
                    "bytes=1--2"
                }) {
            assertThat(of(header)).as(header).isEqualTo(new ByteRange.Whole());
        }
    }

    private static ByteRange of(String header) {
        return ByteRange.of(header, 100);
    }

    private static ByteRange part(long first, long last) {
        return new ByteRange.Part(first, last);
    }
}
