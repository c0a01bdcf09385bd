// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.licence;

import java.util.concurrent.Callable;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.LicenceIdentifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code zt licence check-identifier ID}: form and check character (GB/T 36904, or of older systems), without any registry. */
@Command(name = "check-identifier")
final class CheckIdentifier implements Callable<Integer> {

    @Mixin
    private GlobalOptions options;

    @Parameters(paramLabel = "ID", descriptionKey = "option.identifier")
    private String text;

    /** The parts of an identifier, which stands here with the check character of the standard. */
    record Parts(String identifier, String licenceType, String issuer, String serial, int version, String verdict) {}

    @Override
    public Integer call() {
        try {
            LicenceIdentifier id = LegacyCheck.named(text);
            String verdict = id.value().equalsIgnoreCase(text) ? "identifier.correct" : "identifier.legacy";
            options.output()
                    .result(new Parts(
                            id.value(),
                            id.type().value(),
                            id.issuer(),
                            id.serial(),
                            id.version(),
                            options.output().messages().text(verdict)));
            return 0;
        } catch (InvalidCodeException e) {
            boolean english = options.output().messages().language().equals("en");
            throw new SandboxException("identifier.wrong", english ? e.why() : e.whyZh());
        }
    }
}
