// SPDX-License-Identifier: Apache-2.0

import java.nio.file.Path;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.verify.OFDValidator;
import org.ofdrw.sign.verify.container.SESV4ValidateContainer;

/** Has ofdrw verify a sealed OFD; ends with 0 when it agrees. */
public class OfdrwJudge {

    public static void main(String[] file) throws Exception {
        try (OFDReader reader = new OFDReader(Path.of(file[0]));
                OFDValidator validator = new OFDValidator(reader)) {
            validator.setValidator(new SESV4ValidateContainer());
            validator.exeValidate();
            System.out.println("agreed, pages " + reader.getNumberOfPages());
        }
    }
}
