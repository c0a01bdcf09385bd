// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhengtong.schemas.code.CitizenId;

/**
 * Looks for valid citizen numbers (公民身份号码), and numbers of other documents as fixtures have them, in what the tests of all modules and
 * the processes they started have logged, and in every answer that refused a test's request.
 */
final class LogScan {

    private static final Pattern OUTPUT = Pattern.compile("<system-(out|err)>(.*?)</system-(out|err)>", Pattern.DOTALL);

    /** Passports and permits of fixtures: a letter before a fresh number ({@code Registry.freshNumber()} of the registry's tests). */
    private static final Pattern DOCUMENT = Pattern.compile("(?<![A-Z0-9])[A-Z]JY[0-9]{8,}", Pattern.CASE_INSENSITIVE);

    /** Trace ids, of which one in half a million has the digits of a valid number; none is all digits. */
    private static final Pattern TRACE = Pattern.compile("(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{32}(?![0-9A-Za-z])");

    private final List<Path> files = new ArrayList<>();
    private final List<String> leaks = new ArrayList<>();

    /** Reads reports of test runs and logs below the folder. */
    static LogScan of(Path folder) {
        LogScan scan = new LogScan();
        try (Stream<Path> below = Files.walk(folder)) {
            below.filter(LogScan::logged).sorted().forEach(scan::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scan;
    }

    List<Path> files() {
        return files;
    }

    /** Where a number stands: file and line, with the number masked. */
    List<String> leaks() {
        return leaks;
    }

    private static boolean logged(Path file) {
        String path = file.toString();
        return path.contains("/target/")
                && (path.endsWith(".log") || path.matches(".*/(surefire|failsafe)-reports/[^/]*\\.xml"))
                && Files.isRegularFile(file);
    }

    private void read(Path file) {
        files.add(file);
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (file.toString().endsWith(".xml")) {
                // the names of test cases repeat their parameters, which no log does
                OUTPUT.matcher(text).results().forEach(output -> search(file, output.group(2)));
            } else {
                search(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void search(Path file, String text) {
        text.lines()
                .map(line -> TRACE.matcher(line).replaceAll("trace"))
                .filter(line -> !masked(line).equals(line))
                .forEach(line -> leaks.add(file + ": " + masked(line)));
    }

    private static String masked(String line) {
        return DOCUMENT.matcher(CitizenId.maskedIn(line)).replaceAll("********");
    }
}
