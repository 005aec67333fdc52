//! The messages: every text that a person reads, by name, with its English wording.

/// Defines [`Message`] and its English. The messages of the first block reach the browser.
macro_rules! messages {
    (
        browser { $($(#[doc = $note:literal])+ $name:ident = $english:literal,)+ }
        server { $($(#[doc = $server_note:literal])+ $server_name:ident = $server_english:literal,)+ }
    ) => {
        /// One text that a person reads. A [`Translation`](crate::text::Translation) has the wording.
        ///
        /// A name in braces, such as `{count}`, stands for a value. `{count:hour|hours}` stands for the
        /// form that fits the number, in the order of the language's [`Plurals`](crate::text::Plurals). A
        /// `#` in a form stands for the number, for languages in which some forms have none.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Message {
            $($(#[doc = $note])+ $name,)+
            $($(#[doc = $server_note])+ $server_name,)+
        }

        impl Message {
            /// Differs between versions whose lines for the browser do not have the same order.
            #[cfg(feature = "_ui")]
            pub(crate) const LAYOUT: [u8; 16] = crate::fingerprint::hexadecimal(
                [b'0'; 16],
                0,
                crate::fingerprint::fnv1a(concat!($(stringify!($name), ' '),+).as_bytes()),
            );

            /// All messages, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+ $(Self::$server_name,)+];

            /// How many of them, from the first on, reach the browser.
            #[cfg(feature = "ssr")]
            pub(crate) const IN_BROWSER: usize = [$(Self::$name),+].len();

            /// The English wording.
            #[must_use]
            pub const fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $english,)+
                    $(Self::$server_name => $server_english,)+
                }
            }
        }
    };
}

messages! {
    browser {
        // The form.

        /// The heading of a form with a password.
        CreateYourAccount = "Create your account",
        /// The heading, and the button, of a form without a password.
        SignUp = "Sign up",
        /// The button of a form with a password.
        CreateAccount = "Create account",
        /// The button while the form is being sent.
        PleaseWait = "Please wait…",
        /// The label of the email address. Also the subject of some errors in English.
        EmailAddress = "Email address",
        /// The label of the username. Other errors begin with it, as `{label}`.
        Username = "Username",
        /// The label of the password.
        Password = "Password",
        /// The label of the invite code.
        InviteCode = "Invite code",
        /// The label of the confirmation code.
        ConfirmationCode = "Confirmation code",
        /// The hint of the confirmation code.
        CodeHint = "8 digits",
        /// The hint of the password.
        PasswordHint = "Use at least {min} {min:character|characters}. Three or four random words are easy to remember and hard to guess.",
        /// How much of a password is typed, such as "9 of 15", until it has as many characters as it must have.
        LengthOf = "{count} of {min}",
        /// In place of it while Caps Lock is on.
        CapsLockOn = "Caps Lock is on",
        /// After the label of a field that may stay empty.
        Optional = "(optional)",
        /// The label of a checkbox by which a person agrees to a document. `{document}` is a link with
        /// the title of the document, such as "terms of use".
        ConsentLabel = "I agree to the {document}.",
        /// In the link of it.
        NewTab = "(opens in a new tab)",
        /// The button that shows the password.
        Show = "Show",
        /// The same button, as a screen reader says it. It contains the text of `Show`.
        ShowPassword = "Show password",
        /// The same button while the password is shown.
        Hide = "Hide",
        /// The same, as a screen reader says it. It contains the text of `Hide`.
        HidePassword = "Hide password",
        /// The empty choice of a list.
        SelectAnOption = "Select an option",
        /// The label of an input that only bots see.
        LeaveEmpty = "Leave this empty",
        /// Offers a correction. `{address}` is a link.
        DidYouMean = "Did you mean {address}?",
        /// Says while the visitor types that a username is free.
        IsAvailable = "{label} is available.",
        /// The button that sends the mail again.
        SendAgain = "Send the email again",
        /// The same button while it cannot be used yet.
        SendAgainIn = "Send the email again (wait {seconds} {seconds:second|seconds})",

        // Labels and buttons of the forms on later pages.

        /// The button that confirms.
        Confirm = "Confirm",
        /// The button of the page that changes the address.
        SendEmail = "Send email",
        /// The heading and the button of the page that cancels a sign-up.
        CancelSignUp = "Cancel this sign-up",
        /// The legend of two choices in a browser that did not begin the sign-up.
        PasswordChoice = "Which password do you want to use?",
        /// The first choice.
        UseKnownPassword = "The password I chose when I signed up",
        /// The second choice.
        UseNewPassword = "A new password",
        /// The checkbox of that page, and the link to it in the mail.
        DidNotSignUp = "I did not sign up",

        // Above a form.

        /// The title of a page that shows an error.
        TitleWithError = "Error: {title}",
        /// The heading of the summary of errors.
        ThereIsAProblem = "There is a problem",
        /// An error in the summary, after the label of its field.
        SummaryEntry = "{label}: {error}",
        /// The server is too busy. `{time}` is a span such as "5 minutes".
        BusyNotice = "We are very busy right now. Try again in {time}.",
        /// There were too many attempts.
        TooOftenNotice = "Too many attempts. Try again in {time}.",
        /// The server could not be reached.
        UnreachableNotice = "We could not connect. Check your internet connection and try again. What you typed is still here.",
        /// The form takes no sign-ups.
        ClosedNotice = "Sign-up is closed at the moment.",
        /// The page is of an older version of the site.
        OutdatedNotice = "This page is out of date. Reload it and try again.",
        /// The server failed.
        FailedNotice = "Sorry, something went wrong. Try again in a minute.",

        // Spans of time, in the form that they have after a colon, or as the object of a sentence.

        /// A span in seconds.
        Seconds = "{count} {count:second|seconds}",
        /// A span in minutes.
        Minutes = "{count} {count:minute|minutes}",
        /// A span in hours.
        Hours = "{count} {count:hour|hours}",

        // An empty field.

        /// An empty field of any kind.
        FillIn = "Fill in this field.",
        /// An empty email address.
        EnterEmail = "Enter your email address.",
        /// An empty username.
        EnterUsername = "Enter a username.",
        /// An empty password.
        EnterPassword = "Enter a password.",
        /// A consent that was not given. `{document}` is the title, such as "terms of use".
        AgreeTo = "Agree to the {document} to sign up.",
        /// A required checkbox that is not ticked.
        TickBox = "Tick this box to continue.",
        /// A list without a choice.
        SelectOption = "Select an option.",
        /// An empty invite code.
        EnterInvite = "Enter your invite code.",
        /// An empty confirmation code.
        EnterCode = "Enter the confirmation code.",

        // Any field.

        /// The text is too short.
        AtLeast = "Use at least {min} {min:character|characters}.",
        /// The text is too long.
        AtMost = "Use {max} {max:character|characters} or fewer.",
        /// The text has a hidden character.
        HiddenCharacter = "This contains a hidden character. Delete it and type the text instead of pasting it.",
        /// The text of a field of the host does not fit.
        CheckEntry = "Check what you entered.",
        // Dates, numbers and choices. `{label}` is the label of the field, and begins the sentence in English.

        /// The text is no date.
        NotADate = "{label} must be a real date, like 2007-03-27.",
        /// The date is after today.
        NotInTheFuture = "{label} must be today or in the past.",
        /// The person is too young.
        MinAge = "{label} must be at least {years} {years:year|years} ago.",
        /// The person is too old.
        MaxAge = "{label} must be less than {years} {years:year|years} ago.",
        /// The text is no number.
        NotANumber = "{label} must be a number, like 12.",
        /// The number has decimals.
        NotWhole = "{label} must be a whole number, like 12.",
        /// The number has too many decimals.
        MaxDecimals = "{label} must have {places} decimal {places:place|places} or fewer.",
        /// The number is too small.
        MinNumber = "{label} must be {min} or more.",
        /// The number is too large.
        MaxNumber = "{label} must be {max} or less.",
        /// The text is no phone number.
        NotATelephone = "{label} must be a phone number, like 020 7946 0958 or +44 20 7946 0958.",
        /// The text is not the address of a web page.
        NotAUrl = "{label} must be a web address, like https://example.org.",
        /// There are too few choices.
        MinChoices = "Select at least {min} {min:option|options}.",
        /// There are too many choices.
        MaxChoices = "Select {max} {max:option|options} or fewer.",

        // Characters.

        /// A character, in a sentence.
        QuotedCharacter = "“{character}”",
        /// A character that cannot be shown, in a sentence. `{code}` is like U+200B.
        NamedCharacter = "the character {code}",

        // The email address.

        /// There is no @.
        EmailMissingAt = "Enter an email address with an @, like name@example.com.",
        /// The @ is a look-alike, such as ＠.
        EmailLookAlikeAt = "This @ is a look-alike character. Delete it and type a standard @.",
        /// Nothing is before the @.
        EmailLocalEmpty = "Enter the part before the @, like name@example.com.",
        /// Nothing is after the @.
        EmailDomainEmpty = "Enter the part after the @, like name@example.com.",
        /// The part before the @ has letters beyond a to z, which the site does not take.
        EmailLocalNotAscii = "We can only send email to addresses with letters a to z, numbers and symbols before the @.",
        /// The part before the @ has characters that it cannot have.
        EmailLocalCharacters = "Remove characters such as spaces and commas before the @.",
        /// The address has a hidden character.
        EmailHidden = "Email address contains a hidden character. Delete it and type the text instead of pasting it.",
        /// The address has this hidden character. `{code}` is like U+200B.
        EmailHiddenNamed = "Email address contains a hidden character ({code}). Delete it and type the text instead of pasting it.",
        /// The address has a space.
        EmailSpace = "Email address cannot contain spaces.",
        /// The address has two @.
        EmailTwoAts = "Email address can only have one @.",
        /// This character must go. `{character}` is like “,” or "the character U+000A".
        EmailRemoveBefore = "Remove {character} from the part before the @.",
        /// The same, after the @.
        EmailRemoveAfter = "Remove {character} from the part after the @.",
        /// The same, in a name before the address.
        EmailRemoveName = "Remove {character} from the name.",
        /// A dot is at the start.
        EmailDotStart = "Email address cannot start with a dot.",
        /// A dot is before the @.
        EmailDotBeforeAt = "Remove the dot before the @.",
        /// There are two dots together.
        EmailTwoDots = "Email address cannot have two dots in a row.",
        /// A dot is after the @.
        EmailDotAfterAt = "Remove the dot after the @.",
        /// A dot is at the end.
        EmailDotEnd = "Email address cannot end with a dot.",
        /// A hyphen is after the @.
        EmailHyphenAfterAt = "Remove the hyphen after the @.",
        /// A hyphen is at the end.
        EmailHyphenEnd = "Email address cannot end with a hyphen.",
        /// A dot is beside a hyphen.
        EmailDotHyphen = "Email address cannot have a dot next to a hyphen after the @.",
        /// The part before the @ is in quotation marks.
        EmailQuotes = "Remove the quotation marks before the @.",
        /// The part after the @ has characters that it cannot have.
        EmailDomainCharacters = "Use only letters, numbers, dots and hyphens after the @.",
        /// The domain has no ending.
        EmailNoEnding = "Email address must end with something like .com or .org.",
        /// The domain cannot get mail from the internet, such as example.test.
        EmailSpecialDomain = "We cannot send email to this domain. Check the spelling after the @.",
        /// A number in brackets is in place of the domain.
        EmailBrackets = "Enter a domain after the @, like example.com, without brackets.",
        /// A name stands beside the address.
        EmailOnlyAddress = "Enter only the email address, without a name or the brackets < and >.",
        /// The part before the @ is too long.
        EmailLocalTooLong = "The part before the @ must be 64 characters or fewer.",
        /// The part after the @ is too long.
        EmailDomainTooLong = "The part after the @ must be 253 characters or fewer, and 63 or fewer between two dots.",
        /// The address is too long.
        EmailTooLong = "Email address must be 254 characters or fewer.",
        /// The domain is not valid.
        EmailBadDomain = "Check the part after the @. It is not a valid domain name.",
        /// The domain does not exist.
        DomainNotFound = "We cannot find this domain. Check the spelling after the @.",
        /// The domain has no mail.
        DomainTakesNoMail = "This domain does not accept email. Check the spelling after the @.",
        /// The address is one of a service for throw-away addresses.
        DisposableAddress = "Enter a permanent email address. We do not accept temporary ones.",
        /// The site does not take addresses of this domain.
        DomainNotAdmitted = "You cannot sign up with an email address at this domain. Use a different one.",
        /// There is an account already.
        AddressTaken = "There is already an account with this email address. Sign in or use a different one.",

        // The username. `{label}` is its label, such as "Username", and begins the sentence in English.

        /// It is too short.
        UsernameTooShort = "{label} must be at least {min} {min:character|characters}.",
        /// It is too long.
        UsernameTooLong = "{label} must be {max} {max:character|characters} or fewer.",
        /// It is empty.
        UsernameEmpty = "{label} cannot be empty.",
        /// It has an @.
        UsernameAt = "{label} cannot contain @.",
        /// It has a space.
        UsernameSpace = "{label} cannot contain spaces.",
        /// It has this hidden character. `{code}` is like U+200B.
        UsernameHidden = "{label} contains a hidden character ({code}). Delete it and type the text instead of pasting it.",
        /// It has a character that no username may have.
        UsernameCharacter = "{label} cannot contain {character}.",
        /// It has a letter beyond a to z.
        UsernameNotAscii = "{label} cannot contain {character}. Use letters a to z and numbers.",
        /// It has a character in a place where it cannot be.
        UsernameMisplaced = "{label} can only have {character} next to certain letters.",
        /// It starts or ends with a dot, hyphen or underscore.
        UsernameEnds = "{label} must start and end with a letter or number.",
        /// It has two of these together.
        UsernameSeparators = "{label} cannot have two dots, hyphens or underscores in a row.",
        /// An accent is without a letter.
        UsernameAccentAlone = "Put the accent on a letter.",
        /// A letter has too many accents.
        UsernameAccents = "Use fewer accents on one letter.",
        /// It has digits of different scripts.
        UsernameDigits = "Use numbers from one writing system.",
        /// It has letters of different scripts.
        UsernameScripts = "Use letters from one alphabet. Some of these look like letters from another.",
        /// It has letters of both directions.
        UsernameDirections = "Do not mix left-to-right and right-to-left letters.",
        /// It is reserved for the site.
        UsernameReserved = "{label} is not available. Choose a different one.",
        /// Another account has it.
        UsernameTaken = "{label} is already taken. Choose a different one.",
        /// GitHub has no such account.
        NotOnGithub = "We cannot find a GitHub account with this username.",

        // The password.

        /// It is too short.
        PasswordTooShort = "Password must be at least {min} {min:character|characters}.",
        /// It is too long.
        PasswordTooLong = "Password must be 256 characters or fewer.",
        /// It repeats itself, such as aaaaaaaa.
        PasswordRepeats = "This password repeats itself. Try a few unrelated words.",
        /// It is a sequence, such as 12345678.
        PasswordPattern = "This password follows a pattern. Try a few unrelated words.",
        /// It is like the email address.
        PasswordLikeEmail = "Password cannot be based on your email address.",
        /// It is like the name of the site.
        PasswordLikeSite = "Password cannot be based on the name of this site.",
        /// It is like another answer in the form.
        PasswordLikeAnswers = "Password cannot be based on your other answers.",
        /// It is easy to guess.
        PasswordCommon = "This password is too easy to guess. Try a few unrelated words.",
        /// It is in a list of stolen passwords.
        PasswordBreached = "This password has appeared in a data breach. Choose one you do not use anywhere else.",
        /// It is not the one of the sign-up.
        PasswordWrong = "This is not the password you chose when you signed up. Try again, or choose a new password.",

        // Codes and invites.

        /// The text cannot be a confirmation code.
        CodeMalformed = "Confirmation code must be 8 digits.",
        /// The code is wrong.
        CodeWrong = "This code is not correct. Enter the code in the newest email from us.",
        /// The code is too old.
        CodeExpired = "This code has expired. Send the email again to get a new one.",
        /// There were too many wrong codes.
        CodeTooManyTries = "Too many wrong codes. Use the link in the email instead.",
        /// The text cannot be an invite code.
        InviteMalformed = "Invite code must be 24 letters and numbers.",
        /// No invite has this code.
        InviteUnknown = "This invite code is not valid or has expired. Ask for a new one.",
        /// The invite was used.
        InviteUsedUp = "This invite can no longer be used. Ask for a new one and sign up again.",
        /// The invite is for another address.
        InviteForAnother = "This invite is for a different email address. Enter the one that was invited.",

        // The security check (captcha).

        /// It was not done.
        CaptchaMissing = "Complete the security check.",
        /// It failed.
        CaptchaFailed = "We could not check that you are a person. Try again.",
        /// It is too old.
        CaptchaExpired = "The security check has expired. Submit the form again.",
        /// Its service does not work.
        CaptchaUnavailable = "The security check is not working right now. Try again in a minute.",
        /// The form was sent too soon.
        CaptchaTooSoon = "Wait {seconds} {seconds:second|seconds}, then submit the form again.",
        /// Too many people sign up. The browser has to compute something, which takes seconds.
        CaptchaWork = "We are very busy. Your browser must do some work first: submit the form again after the security check, or in {time}.",

        // The steps after the form, which a page of the host may show too.

        /// The button, or the link, that goes on.
        Continue = "Continue",
        /// The link back.
        Cancel = "Cancel",
        /// The heading of the page.
        CheckYourEmail = "Check your email",
        /// Says where the mail goes.
        WeAreEmailing = "We are emailing {address}. It can take a few minutes.",
        /// Says what to do with the mail. `{time}` is a span such as "24 hours".
        OpenLinkOrEnterCode = "Open the link in it, or enter the code below. Both work for {time}.",
        /// The mail server refused the address.
        CouldNotDeliver = "We could not deliver to {address}. Check the address.",
        /// What to do when no mail comes.
        NoEmail = "No email? Check your spam folder, or send it again.",
        /// After a request for another email. It is the same whether a budget lets the email go or not.
        EmailingAgain = "We are emailing {address} again. Use the newest email: its code replaces the earlier one. We send only a few emails a day, so if none comes, check your spam folder or try again tomorrow.",
        /// The link to the page, and the heading of the page, that changes the address.
        UseDifferentAddress = "Use a different email address",
        /// Says what happens then.
        AddressChange = "We will email the new address. The earlier email will stop working. Your other details stay the same.",
        /// The heading on the waiting list.
        OnWaitlistTitle = "You are on the waiting list",
        /// The sentence on the waiting list.
        OnWaitlist = "Your email address is confirmed. We will email you when there is a place for you.",
        /// The heading of the last page, with a password.
        WelcomeTitle = "Welcome",
        /// The heading of the last page, without a password.
        SignedUpTitle = "You are signed up",
        /// The address is confirmed and there is an account.
        ConfirmedAndReady = "Your email address is confirmed and your account is ready.",
        /// The address is confirmed.
        Confirmed = "Your email address is confirmed.",
        /// There is an account without an address.
        AccountReady = "Your account is ready.",

        // What helps the owner of an account.

        /// The link to the host's sign-in, and the button of a mail.
        SignIn = "Sign in",
        /// The link to the page for a new password.
        ResetPassword = "Reset your password",
    }
    server {
        // The captcha.

        /// The label of a bar that shows the progress.
        CaptchaLabel = "Security check",
        /// The check runs.
        CaptchaWorking = "Checking that you are not a robot…",
        /// The check is over.
        CaptchaDone = "Security check complete.",
        /// The check could not be loaded.
        CaptchaLost = "The security check could not be loaded.",
        /// Without scripts: how long to wait.
        CaptchaWaitUnscripted = "JavaScript is off. Wait at least {seconds} {seconds:second|seconds} before you submit this form.",
        /// Without scripts: the check needs them.
        CaptchaNeedsScripts = "Turn on JavaScript and reload this page to complete the security check.",
        /// Without scripts: nothing helps now.
        CaptchaLaterUnscripted = "JavaScript is off. Try again later.",

        // All pages.

        /// Names the address that a page is about.
        AddressLine = "Email address: {address}",
        /// The link to an empty form.
        StartAgain = "Start again",
        /// Below a form that creates an account. `{link}` is `SignIn`.
        HaveAccount = "Already have an account? {link}",
        /// Above the form, in a browser whose sign-up waits for its confirmation. `Continue` follows.
        StartedAs = "You started signing up as {address}.",

        // The page after the form.

        /// For a browser that began no sign-up.
        IfYouJustSignedUp = "If you have just signed up, we are emailing you a link. Open it to finish.",
        /// After a request that came too soon.
        AskedTooSoon = "We emailed {address} a moment ago. Wait {seconds} {seconds:second|seconds} before you ask for another email.",
        /// The link to the mailbox of the address. `{name}` is the name of its provider, such as "Gmail".
        OpenMailbox = "Open {name}",

        // The page that the link in the mail opens.

        /// Its heading.
        ConfirmYourEmail = "Confirm your email address",
        /// Says what the button `Confirm` does.
        SelectConfirm = "Select Confirm to finish signing up.",
        /// Says that there is a form to fill in.
        CompleteLastStep = "Complete this last step to finish signing up.",
        /// Above the password in a browser that did not begin the sign-up.
        KnownPasswordHint = "You opened this link in a different browser. Enter the password you chose when you signed up.",
        /// What a person can do instead.
        OrEnterCodeThere = "Or go back to the browser where you signed up, and enter the code from the email there.",
        /// The heading when the server is busy.
        TryAgainSoon = "Try again in a moment",
        /// The heading when the address was confirmed before.
        AlreadyConfirmedTitle = "Already confirmed",
        /// The sentence when the address was confirmed before.
        AlreadyConfirmed = "This email address is already confirmed.",
        /// The heading when the invite no longer works.
        InviteSpentTitle = "Your invite no longer works",
        /// The sentence when the invite no longer works.
        InviteSpent = "It has been used up or withdrawn since you signed up. Ask the person who invited you for a new one.",
        /// The link after it.
        DifferentInvite = "Sign up with a different invite",
        /// The heading when the link is too old.
        LinkExpiredTitle = "This link has expired",
        /// The sentence when the link is too old. `{time}` is a span such as "24 hours".
        LinkExpired = "For your security, links expire after {time}. We can send you a new one.",
        /// The button after it.
        SendNewEmail = "Send a new email",
        /// The heading when the link is unknown.
        LinkUnknownTitle = "This link does not work",
        /// The sentence when the link is unknown and a new mail can be sent.
        LinkUnknownOwn = "It may be incomplete, or your browser blocks cookies. Allow cookies for this site and use the link in the newest email from us, or get a new one.",
        /// The sentence when the link is unknown.
        LinkUnknown = "It may be incomplete, or your browser blocks cookies. Allow cookies for this site and use the link in the newest email from us, or start again.",

        // The page that cancels a sign-up.

        /// Says what happens.
        CancelSignUpText = "Someone used your email address, maybe by mistake. Cancel the sign-up and we will not email you again for a while.",
        /// The heading after it.
        CancelledTitle = "Sign-up cancelled",
        /// The sentence after it.
        Cancelled = "No account was created. We will not email you again for a while.",
        /// The heading when the address is confirmed.
        WasConfirmedTitle = "This email address was confirmed",
        /// The sentence when the address is confirmed.
        WasConfirmed = "Someone with access to your inbox confirmed it. If it was not you, change your email password and contact us.",
        /// The heading when there is nothing to cancel.
        NothingToCancelTitle = "Nothing to cancel",
        /// The sentence when there is nothing to cancel.
        NothingToCancel = "This sign-up may already be cancelled, or the link is incomplete.",

        // The last page, and pages in place of the form.

        /// The sign-up began in another browser.
        CarryOnThere = "You can close this page and carry on where you signed up.",
        /// The heading of the last page in a browser that confirmed nothing.
        FinishedTitle = "Have you finished signing up?",
        /// Its sentence.
        FinishedText = "If you have confirmed your email address, you can carry on. If not, open the link in our email first.",
        /// The heading of a closed form.
        ClosedTitle = "Sign-up is closed",
        /// The sentence of a closed form.
        ClosedText = "You cannot sign up at the moment. If you already have, the link in your email still works.",
        /// The heading when the site is not set up.
        NotAvailableTitle = "Sorry, sign-up is not available right now",
        /// The sentence when the site is not set up.
        TryAgainLater = "Try again later.",

        // Plain pages for requests that fail.

        /// The form was sent by another website.
        ForeignTitle = "Open the sign-up page and try again",
        /// The same.
        ForeignText = "This form was sent from another website.",
        /// The form cannot be read.
        UnreadableTitle = "We could not read that form",
        /// What to do then.
        GoBack = "Go back and try again.",
        /// The link to the form.
        BackToForm = "Go to the sign-up form",
        /// The form is too long.
        TooLargeTitle = "That is too long",
        /// What to do then.
        GoBackAndShorten = "Go back and shorten what you entered.",
        /// The form came too slowly.
        TooSlowTitle = "Your connection was too slow",
        /// The site was opened under another name.
        OtherNameTitle = "This page has another address",
        /// Where the site is. `{link}` is a link.
        OtherNameText = "This site signs people up at {link}. Open the sign-up page there.",
        /// The server failed.
        FailedTitle = "Sorry, something went wrong",
        /// What to do then.
        GoBackInAMinute = "Go back and try again in a minute.",

        // Mails. `{site}` is the name of the site.

        /// The subject of the mail with the link.
        MailConfirmSubject = "Confirm your email address for {site}",
        /// Its first sentence.
        MailConfirmText = "Confirm your email address to finish signing up for {site}.",
        /// Its button.
        MailConfirmButton = "Confirm email address",
        /// Before the code.
        MailCode = "Or enter this code on the sign-up page:",
        /// After the code. The link `DidNotSignUp` follows. `{time}` is a span such as "24 hours".
        MailLifetime = "The link and code work for {time}. If you did not sign up, you can ignore this email. No account will be created. To stop these emails:",
        /// The subject for the owner of an account without a password.
        MailSignedUpSubject = "You are already signed up for {site}",
        /// The text for the owner of an account without a password.
        MailSignedUpText = "Someone (maybe you) tried to sign up for {site} with this email address. You are already signed up, so you do not need to do anything.",
        /// The subject for the owner of an account.
        MailAccountSubject = "You already have an account with {site}",
        /// The text for the owner of an account.
        MailAccountText = "Someone (maybe you) tried to sign up for {site} with this email address, which already has an account. Nothing has changed.",
        /// If it was the owner.
        MailIfYou = "If it was you, sign in with your existing password.",
        /// If it was not the owner.
        MailIfNotYou = "If it was not you, you can ignore this email.",
        /// The subject of the welcome.
        MailWelcomeSubject = "Welcome to {site}",
        /// The text of the welcome, with a password.
        MailWelcomeAccount = "Your email address is confirmed and your account with {site} is ready.",
        /// The text of the welcome, without a password.
        MailWelcomeSignedUp = "Your email address is confirmed and you are signed up for {site}.",
        /// The subject of the mail with a link for a new password.
        MailResetSubject = "Choose a new password for {site}",
        /// The text of the mail with a link for a new password.
        MailResetText = "Someone (maybe you) asked to reset the password of your account with {site}. Use this link to choose a new one:",
        /// The button of the mail with a link for a new password, and the heading and the button of its page.
        ChooseNewPassword = "Choose a new password",
        /// After the link for a new password.
        MailResetLifetime = "The link works for {time}, and only once. If it was not you, you can ignore this email. Your password stays the same.",
        /// The subject of the mail that tells of a new password.
        MailPasswordChangedSubject = "Your password for {site} was changed",
        /// The text of the mail that tells of a new password.
        MailPasswordChangedText = "The password of your account with {site} was changed. If it was not you, reset it now, and change the password of your email account.",
        /// The subject of the mail with the link where the host wants the code in it.
        MailCodeSubject = "{code} is your {site} code",
        /// Beside the subject in the list of mails: the mail with the link. `{time}` is a span such as "24 hours".
        MailPreheader = "The link and the code work for {time}.",
        /// Beside the subject: the mails to the owner of an account.
        MailNothingToDo = "Nothing has changed, and you do not need to do anything.",
        /// Beside the subject: the mail with a link for a new password.
        MailResetPreheader = "The link works for {time}, and only once.",
        /// Beside the subject: the mail that tells of a new password.
        MailChangedPreheader = "If it was not you, reset your password now.",
        /// Below a button, before its link.
        MailCopyLink = "If the button does not work, copy this link into your browser:",
        /// The button of the welcome.
        MailOpenSite = "Open {site}",
        /// At the end of a mail that a sign-up caused.
        MailWhySignUp = "You received this email because someone entered your address to sign up for {site}.",
        /// At the end of a mail to the owner of an account with a password.
        MailWhyAccount = "You received this email because you have an account with {site}.",
        /// At the end of a mail to the owner of an account without a password.
        MailWhySignedUp = "You received this email because you signed up for {site}.",
        /// At the end of a mail. `{contact}` is an address or a link of the host.
        MailHelp = "Need help? {contact}",
        /// The text of the page that asks for the address of an account.
        ForgotPasswordText = "Enter the email address of your account. We will send you a link to choose a new password.",
        /// After a link for a new password was asked for. It is the same for every address.
        ResetMailText = "If this email address has an account, we will send a link to it. The link works for {time}. Check your spam folder too.",
        /// The heading after a password was changed.
        PasswordChangedTitle = "Your password was changed",
        /// The text after a password was changed.
        PasswordChangedText = "You can sign in with your new password. On other devices, you may have to sign in again.",
        /// The text of the mail that asks for proof of the new address of an account. The button
        /// `MailConfirmButton` follows.
        MailNewAddressText = "Someone (maybe you) asked to use this email address for an account with {site}. Confirm it to make the change:",
        /// After the link to confirm a new address.
        MailNewAddressLifetime = "The link works for {time}, and only once. If it was not you, you can ignore this email. Nothing will change.",
        /// The text for the owner of an account whose address was asked for, for another account.
        MailAddressTakenText = "Someone (maybe you) tried to use this email address for another account with {site}. It is already in use, so nothing has changed. If it was not you, you can ignore this email.",
        /// The subject of the mail to the old address of an account.
        MailAddressChangedSubject = "Your email address for {site} was changed",
        /// The text of the mail to the old address of an account. `{address}` is like "a…@example.org".
        MailAddressChangedText = "The email address of your account with {site} was changed to {address}. If it was not you, contact us now, and change the password of your email account.",
        /// Says what the button `Confirm` does on the page of a new address.
        ConfirmNewAddress = "Select Confirm to use this email address for your account.",
        /// The heading after an address was changed.
        AddressChangedTitle = "Your email address was changed",
        /// The text after an address was changed.
        AddressChangedText = "From now on, we will email you at your new address. If you sign in with your email address, use the new one.",
        /// A link for a new password or a new address that does not work.
        ResetLinkDead = "It has expired or was used already, or a newer email replaced it. You can ask for a new one.",

        // The JSON API, for programs and for those who write them. Words in backquotes stay as they are.

        /// Title: the request cannot be read.
        ApiMalformed = "Invalid request",
        /// Title: a page of another site sent the request.
        ApiForeignOrigin = "Cross-site request",
        /// Title: no sign-up has this secret.
        ApiUnknownAttempt = "Unknown attempt",
        /// Title: no link has this token.
        ApiUnknownLink = "Unknown link",
        /// Title: this form does not have that.
        ApiNotOffered = "Not available",
        /// Title: the HTTP method is wrong.
        ApiMethodNotAllowed = "Method not allowed",
        /// Title: the request came too slowly.
        ApiTooSlow = "Request timeout",
        /// Title: a username or an address is taken.
        ApiTaken = "Already taken",
        /// Title: the invite no longer works.
        ApiInviteSpent = "Invite no longer valid",
        /// Title: the link is too old.
        ApiLinkExpired = "Link expired",
        /// Title: the body is too large.
        ApiTooLarge = "Body too large",
        /// Title: the media type of the body is wrong.
        ApiUnsupportedMediaType = "Unsupported media type",
        /// Title: fields are not valid.
        ApiInvalid = "Invalid fields",
        /// Title: too many requests.
        ApiRateLimited = "Too many requests",
        /// Title: the server is busy.
        ApiBusy = "Server busy",
        /// Title: the server failed.
        ApiUnavailable = "Temporarily unavailable",
        /// Detail: a username or an address is taken.
        ApiTakenDetail = "A user with that username or email address already exists; `problems` says which.",
        /// Detail: fields are not valid.
        ApiInvalidDetail = "Some fields are invalid; `problems` names them.",
        /// Detail: a computed solution lets the request through.
        ApiWorkDetail = "Too many people are signing up. Solve `challenge?for=limit` and send the solution, or try again later.",
        /// Detail: the form does not say whether a username is free.
        ApiNoAvailability = "This form does not say whether a username is available.",
        /// Detail: the query has a parameter twice.
        ApiParameterTwice = "The query contains a parameter more than once.",
        /// Detail: the form has no captcha.
        ApiNoCaptcha = "The form has no captcha.",
        /// Detail: there is no challenge now.
        ApiNoChallenge = "No challenge is available at the moment.",
        /// Detail: the body names no sign-up.
        ApiNameAnAttempt = "Send the `token` of the link or the `attempt` of the sign-up.",
        /// Detail: no link has this token.
        ApiUnknownLinkDetail = "No link has this token. It may be incomplete, or no longer valid.",
        /// Detail: no sign-up has this secret.
        ApiUnknownAttemptDetail = "No sign-up has this `attempt`.",
        /// Detail: how to get a new link.
        ApiLinkExpiredDetail = "Send its `token` to `resend` to get a new link.",
        /// Detail: the body is no object.
        ApiNotAnObject = "The body must be a single JSON object.",
        /// Detail: the body is no JSON.
        ApiNotJson = "The body is not valid JSON (line {line}, column {column}).",
        /// Detail: the object is too large.
        ApiTooManyMembers = "The object must have at most {max} {max:member|members}.",
        /// Detail: the object has a member twice.
        ApiMemberTwice = "The object contains a member more than once.",
        /// Detail: the object has an inner object.
        ApiNested = "Members must be strings or booleans, not nested objects or arrays.",
        /// Detail: a member must be a string.
        ApiNotAString = "The member `{name}` must be a string.",
        /// Detail: a member must be true or false.
        ApiNotABoolean = "The member `{name}` must be true or false.",
        /// Detail: a member must be a number.
        ApiNotANumber = "The member `{name}` must be a number.",
        /// Detail: a member must be an array.
        ApiNotAList = "The member `{name}` must be an array of strings.",
        /// Detail: the header `Idempotency-Key` is not valid.
        ApiBadKey = "The Idempotency-Key must have 16 to 255 visible ASCII characters that no one can guess, such as a random UUID.",
        /// Detail: a page of another site sent the request.
        ApiForeignOriginDetail = "A page of another site sent this request.",
        /// Detail: the media type of the body is wrong.
        ApiMediaTypeDetail = "The body must be `application/json` in UTF-8.",
        /// Detail: the body is too large.
        ApiTooLargeDetail = "The body must be at most 16 KiB.",
        /// Detail: the body came too slowly.
        ApiTooSlowDetail = "The body did not arrive within 10 seconds.",
        /// Detail: the server failed.
        ApiFailedDetail = "The server failed. Try again later.",
        /// Detail: which HTTP methods are allowed.
        ApiMethodDetail = "The `Allow` header lists the allowed methods.",
    }
}
