//! Portuguese of Brazil, with *você*, as Google, Spotify, gov.br and Brazilian banks do. No
//! sentence depends on the gender of the reader.
//!
//! Terms: *conta* for account, *cadastro* and *cadastrar-se* for sign-up, *entrar* for sign in,
//! *endereço de e-mail* for the address and *e-mail* for the message, *nome de usuário*, *senha*,
//! *código de confirmação*, *convite* and *código de convite*, *lista de espera*, *verificação de
//! segurança* for the captcha, *link*, *navegador*, *formulário*.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Portuguese of Brazil.
pub const PORTUGUESE_BRAZIL: Translation = Translation::new("pt-BR", "Português (Brasil)", wording)
    .plurals(Plurals::ZERO_ONE_OTHER)
    .grouping(".", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Crie sua conta",
        M::SignUp => "Cadastre-se",
        M::CreateAccount => "Criar conta",
        M::PleaseWait => "Aguarde…",
        M::EmailAddress => "Endereço de e-mail",
        M::Username => "Nome de usuário",
        M::Password => "Senha",
        M::InviteCode => "Código de convite",
        M::ConfirmationCode => "Código de confirmação",
        M::CodeHint => "8 dígitos",
        M::PasswordHint => {
            "Use pelo menos {min} {min:caractere|caracteres}. Três ou quatro palavras aleatórias são fáceis de lembrar e difíceis de adivinhar."
        }
        M::LengthOf => "{count} de {min}",
        M::CapsLockOn => "O Caps Lock está ativado",
        M::Optional => "(opcional)",
        M::ConsentLabel => "Aceito este documento: {document}.",
        M::NewTab => "(abre em uma nova guia)",
        M::Show => "Mostrar",
        M::ShowPassword => "Mostrar a senha",
        M::Hide => "Ocultar",
        M::HidePassword => "Ocultar a senha",
        M::SelectAnOption => "Selecione uma opção",
        M::LeaveEmpty => "Deixe este campo vazio",
        M::DidYouMean => "Você quis dizer {address}?",
        M::IsAvailable => "{label}: disponível.",
        M::HaveAccount => "Já tem uma conta? {link}",
        M::SignIn => "Entrar",
        M::ResetPassword => "Redefinir sua senha",
        M::StartedAs => "Você começou um cadastro com o endereço {address}.",
        M::SendAgain => "Reenviar o e-mail",
        M::SendAgainIn => "Reenviar o e-mail (aguarde {seconds} {seconds:segundo|segundos})",

        // Above a form.
        M::ThereIsAProblem => "Há um problema",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Estamos com muitos acessos no momento. Tente novamente em {time}.",
        M::TooOftenNotice => "Muitas tentativas. Tente novamente em {time}.",
        M::UnreachableNotice => {
            "Não foi possível conectar. Verifique sua conexão com a internet e tente novamente. O que você digitou continua aqui."
        }
        M::ClosedNotice => "Os cadastros estão fechados no momento.",
        M::OutdatedNotice => "Esta página está desatualizada. Recarregue-a e tente novamente.",
        M::FailedNotice => "Desculpe, algo deu errado. Tente novamente em um minuto.",

        // Spans of time, in the form that they have after a colon, or as the object of a sentence.
        M::Seconds => "{count} {count:segundo|segundos}",
        M::Minutes => "{count} {count:minuto|minutos}",
        M::Hours => "{count} {count:hora|horas}",

        // An empty field.
        M::FillIn => "Preencha este campo.",
        M::EnterEmail => "Digite seu endereço de e-mail.",
        M::EnterUsername => "Digite um nome de usuário.",
        M::EnterPassword => "Digite uma senha.",
        M::AgreeTo => "Para se cadastrar, aceite este documento: {document}.",
        M::TickBox => "Marque esta caixa para continuar.",
        M::SelectOption => "Selecione uma opção.",
        M::EnterInvite => "Digite seu código de convite.",
        M::EnterCode => "Digite o código de confirmação.",

        // Any field.
        M::AtLeast => "Use pelo menos {min} {min:caractere|caracteres}.",
        M::AtMost => "Use no máximo {max} {max:caractere|caracteres}.",
        M::HiddenCharacter => {
            "Este texto contém um caractere invisível. Apague-o e digite o texto em vez de colar."
        }
        M::CheckEntry => "Verifique o que você digitou.",
        M::NotADate => "{label}: digite uma data que exista, como 2007-03-27.",
        M::NotInTheFuture => "{label}: a data não pode estar no futuro.",
        M::MinAge => {
            "{label}: é preciso que pelo menos {years} {years:ano|anos} tenham se passado desde essa data."
        }
        M::MaxAge => {
            "{label}: é preciso que menos de {years} {years:ano|anos} tenham se passado desde essa data."
        }
        M::NotANumber => "{label}: digite um número, como 12.",
        M::NotWhole => "{label}: digite um número inteiro, como 12.",
        M::MaxDecimals => "{label}: use no máximo {places} {places:casa decimal|casas decimais}.",
        M::MinNumber => "{label}: o número deve ser {min} ou maior.",
        M::MaxNumber => "{label}: o número deve ser {max} ou menor.",
        M::NotATelephone => "{label}: digite um número de telefone, como +44 20 7946 0958.",
        M::NotAUrl => "{label}: digite um endereço da web, como https://example.org.",
        M::MinChoices => "Selecione pelo menos {min} {min:opção|opções}.",
        M::MaxChoices => "Selecione no máximo {max} {max:opção|opções}.",
        M::QuotedCharacter => "“{character}”",
        M::NamedCharacter => "o caractere {code}",

        // The email address.
        M::EmailMissingAt => "Digite um endereço de e-mail com @, como name@example.com.",
        M::EmailLookAlikeAt => {
            "Este caractere parece um @, mas não é. Apague-o e digite um @ comum."
        }
        M::EmailLocalEmpty => "Digite a parte antes do @, como em name@example.com.",
        M::EmailDomainEmpty => "Digite a parte depois do @, como em name@example.com.",
        M::EmailLocalNotAscii => {
            "Só podemos enviar e-mails para endereços que tenham, antes do @, números, símbolos e letras de a a z sem acentos."
        }
        M::EmailLocalCharacters => "Remova caracteres como espaços e vírgulas antes do @.",
        M::EmailHidden => {
            "O endereço de e-mail contém um caractere invisível. Apague-o e digite o texto em vez de colar."
        }
        M::EmailHiddenNamed => {
            "O endereço de e-mail contém um caractere invisível ({code}). Apague-o e digite o texto em vez de colar."
        }
        M::EmailSpace => "O endereço de e-mail não pode conter espaços.",
        M::EmailTwoAts => "O endereço de e-mail só pode ter um @.",
        M::EmailRemoveBefore => "Remova {character} da parte antes do @.",
        M::EmailRemoveAfter => "Remova {character} da parte depois do @.",
        M::EmailRemoveName => "Remova {character} do nome.",
        M::EmailDotStart => "O endereço de e-mail não pode começar com um ponto.",
        M::EmailDotBeforeAt => "Remova o ponto logo antes do @.",
        M::EmailTwoDots => "O endereço de e-mail não pode ter vários pontos seguidos.",
        M::EmailDotAfterAt => "Remova o ponto logo depois do @.",
        M::EmailDotEnd => "O endereço de e-mail não pode terminar com um ponto.",
        M::EmailHyphenAfterAt => "Remova o hífen logo depois do @.",
        M::EmailHyphenEnd => "O endereço de e-mail não pode terminar com um hífen.",
        M::EmailDotHyphen => {
            "Depois do @, o endereço de e-mail não pode ter um ponto ao lado de um hífen."
        }
        M::EmailQuotes => "Remova as aspas antes do @.",
        M::EmailDomainCharacters => "Depois do @, use apenas letras, números, pontos e hifens.",
        M::EmailNoEnding => "O endereço de e-mail deve terminar com algo como .com ou .org.",
        M::EmailSpecialDomain => {
            "Não podemos enviar e-mails para este domínio. Verifique o que você digitou depois do @."
        }
        M::EmailBrackets => "Digite um domínio depois do @, como example.com, sem colchetes.",
        M::EmailOnlyAddress => {
            "Digite apenas o endereço de e-mail, sem nome e sem os sinais < e >."
        }
        M::EmailLocalTooLong => "A parte antes do @ deve ter no máximo 64 caracteres.",
        M::EmailDomainTooLong => {
            "A parte depois do @ deve ter no máximo 253 caracteres, e no máximo 63 entre um ponto e outro."
        }
        M::EmailTooLong => "O endereço de e-mail deve ter no máximo 254 caracteres.",
        M::EmailBadDomain => "Verifique a parte depois do @. Não é um nome de domínio válido.",
        M::DomainNotFound => {
            "Não encontramos este domínio. Verifique o que você digitou depois do @."
        }
        M::DomainTakesNoMail => {
            "Este domínio não aceita e-mails. Verifique o que você digitou depois do @."
        }
        M::DisposableAddress => {
            "Digite um endereço de e-mail permanente. Não aceitamos endereços temporários."
        }
        M::DomainNotAdmitted => {
            "Não é possível se cadastrar com um endereço de e-mail deste domínio. Use outro."
        }
        M::AddressTaken => {
            "Já existe uma conta com este endereço de e-mail. Entre na sua conta ou use outro."
        }

        // The username. `{label}` is its label, such as "Username", and begins the sentence in English.
        M::UsernameTooShort => "{label}: use pelo menos {min} {min:caractere|caracteres}.",
        M::UsernameTooLong => "{label}: use no máximo {max} {max:caractere|caracteres}.",
        M::UsernameEmpty => "{label}: este campo não pode ficar vazio.",
        M::UsernameAt => "{label}: não é permitido usar @.",
        M::UsernameSpace => "{label}: não é permitido usar espaços.",
        M::UsernameHidden => {
            "{label}: este campo contém um caractere invisível ({code}). Apague-o e digite o texto em vez de colar."
        }
        M::UsernameCharacter => "{label}: não é permitido usar {character}.",
        M::UsernameNotAscii => {
            "{label}: não é permitido usar {character}. Use números e letras de a a z sem acentos."
        }
        M::UsernameMisplaced => {
            "{label}: só é permitido usar {character} ao lado de certas letras."
        }
        M::UsernameEnds => "{label}: comece e termine com uma letra ou um número.",
        M::UsernameSeparators => "{label}: não use vários pontos, hifens ou sublinhados seguidos.",
        M::UsernameAccentAlone => "Coloque o acento em uma letra.",
        M::UsernameAccents => "Use menos acentos na mesma letra.",
        M::UsernameDigits => "Use números de um único sistema de escrita.",
        M::UsernameScripts => {
            "Use letras de um único alfabeto. Algumas destas parecem letras de outro."
        }
        M::UsernameDirections => {
            "Não misture letras escritas da esquerda para a direita com letras escritas da direita para a esquerda."
        }
        M::UsernameReserved => "{label}: indisponível. Escolha outra opção.",
        M::UsernameTaken => "{label}: já está em uso. Escolha outra opção.",
        M::NotOnGithub => "Não encontramos uma conta do GitHub com este nome de usuário.",

        // The password.
        M::PasswordTooShort => "A senha deve ter pelo menos {min} {min:caractere|caracteres}.",
        M::PasswordTooLong => "A senha deve ter no máximo 256 caracteres.",
        M::PasswordRepeats => {
            "Esta senha repete os mesmos caracteres. Tente usar algumas palavras sem relação entre si."
        }
        M::PasswordPattern => {
            "Esta senha segue um padrão. Tente usar algumas palavras sem relação entre si."
        }
        M::PasswordLikeEmail => "A senha não pode ser baseada no seu endereço de e-mail.",
        M::PasswordLikeSite => "A senha não pode ser baseada no nome deste site.",
        M::PasswordLikeAnswers => "A senha não pode ser baseada nas suas outras respostas.",
        M::PasswordCommon => {
            "Esta senha é fácil demais de adivinhar. Tente usar algumas palavras sem relação entre si."
        }
        M::PasswordBreached => {
            "Esta senha apareceu em um vazamento de dados. Escolha uma que você não use em nenhum outro lugar."
        }
        M::PasswordWrong => {
            "Esta não é a senha que você escolheu no cadastro. Tente de novo ou escolha uma senha nova."
        }

        // Codes and invites.
        M::CodeMalformed => "O código de confirmação deve ter 8 dígitos.",
        M::CodeWrong => {
            "Este código está incorreto. Digite o código do e-mail mais recente que enviamos."
        }
        M::CodeExpired => "Este código expirou. Reenvie o e-mail para receber um novo código.",
        M::CodeTooManyTries => "Muitos códigos incorretos. Em vez disso, use o link do e-mail.",
        M::InviteMalformed => "O código de convite deve ter 24 letras e números.",
        M::InviteUnknown => "Este código de convite não é válido ou expirou. Peça um novo.",
        M::InviteUsedUp => {
            "Este convite não pode mais ser usado. Peça um novo e cadastre-se novamente."
        }
        M::InviteForAnother => {
            "Este convite é para outro endereço de e-mail. Digite o endereço que recebeu o convite."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Conclua a verificação de segurança.",
        M::CaptchaFailed => "Não conseguimos confirmar que você é uma pessoa. Tente novamente.",
        M::CaptchaExpired => "A verificação de segurança expirou. Envie o formulário novamente.",
        M::CaptchaUnavailable => {
            "A verificação de segurança não está funcionando no momento. Tente novamente em um minuto."
        }
        M::CaptchaTooSoon => {
            "Aguarde {seconds} {seconds:segundo|segundos} e envie o formulário novamente."
        }
        M::CaptchaWork => {
            "Estamos com muitos acessos no momento. Antes, seu navegador precisa fazer um cálculo: envie o formulário novamente após a verificação de segurança ou em {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Verificação de segurança",
        M::CaptchaWorking => "Verificando se você não é um robô…",
        M::CaptchaDone => "Verificação de segurança concluída.",
        M::CaptchaLost => "Não foi possível carregar a verificação de segurança.",
        M::CaptchaWaitUnscripted => {
            "O JavaScript está desativado. Aguarde pelo menos {seconds} {seconds:segundo|segundos} antes de enviar este formulário."
        }
        M::CaptchaNeedsScripts => {
            "Ative o JavaScript e recarregue esta página para concluir a verificação de segurança."
        }
        M::CaptchaLaterUnscripted => "O JavaScript está desativado. Tente novamente mais tarde.",

        // All pages.
        M::TitleWithError => "Erro: {title}",
        M::AddressLine => "Endereço de e-mail: {address}",
        M::Continue => "Continuar",
        M::Confirm => "Confirmar",
        M::Cancel => "Cancelar",
        M::StartAgain => "Começar de novo",

        // The page after the form.
        M::CheckYourEmail => "Confira sua caixa de entrada",
        M::WeAreEmailing => "Estamos enviando um e-mail para {address}. Pode levar alguns minutos.",
        M::OpenLinkOrEnterCode => {
            "Abra o link do e-mail ou digite abaixo o código recebido. Os dois são válidos por {time}."
        }
        M::CouldNotDeliver => {
            "Não foi possível entregar o e-mail para {address}. Verifique o endereço."
        }
        M::IfYouJustSignedUp => {
            "Se você acabou de se cadastrar, estamos enviando um link por e-mail. Abra-o para concluir."
        }
        M::EmailingAgain => {
            "Estamos enviando outro e-mail para {address}. Use o e-mail mais recente: o código dele substitui o anterior. Enviamos poucos e-mails por dia; se nenhum chegar, confira a pasta de spam ou tente de novo amanhã."
        }
        M::AskedTooSoon => {
            "Acabamos de enviar um e-mail para {address}. Aguarde {seconds} {seconds:segundo|segundos} antes de pedir outro."
        }
        M::OpenMailbox => "Abrir {name}",
        M::NoEmail => "Não recebeu o e-mail? Verifique a pasta de spam ou reenvie o e-mail.",
        M::UseDifferentAddress => "Usar outro endereço de e-mail",
        M::AddressChange => {
            "Vamos enviar um e-mail para o novo endereço. O e-mail anterior deixará de funcionar. Seus outros dados continuam os mesmos."
        }
        M::SendEmail => "Enviar e-mail",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Confirme seu endereço de e-mail",
        M::SelectConfirm => "Selecione “Confirmar” para concluir seu cadastro.",
        M::CompleteLastStep => "Complete esta última etapa para concluir seu cadastro.",
        M::KnownPasswordHint => {
            "Você abriu este link em outro navegador. Digite a senha que você escolheu ao se cadastrar."
        }
        M::OrEnterCodeThere => {
            "Ou volte ao navegador em que você se cadastrou e digite lá o código do e-mail."
        }
        M::PasswordChoice => "Qual senha você quer usar?",
        M::UseKnownPassword => "A senha que escolhi no cadastro",
        M::UseNewPassword => "Uma senha nova",
        M::TryAgainSoon => "Tente novamente em instantes",
        M::AlreadyConfirmedTitle => "Endereço já confirmado",
        M::AlreadyConfirmed => "Este endereço de e-mail já está confirmado.",
        M::OnWaitlistTitle => "Você está na lista de espera",
        M::OnWaitlist => {
            "Seu endereço de e-mail está confirmado. Enviaremos um e-mail quando houver uma vaga para você."
        }
        M::InviteSpentTitle => "Seu convite não é mais válido",
        M::InviteSpent => {
            "Ele foi usado ou retirado depois do seu cadastro. Peça um novo à pessoa que convidou você."
        }
        M::DifferentInvite => "Cadastrar-se com outro convite",
        M::LinkExpiredTitle => "Este link expirou",
        M::LinkExpired => {
            "Para sua segurança, os links expiram após {time}. Podemos enviar um novo."
        }
        M::SendNewEmail => "Enviar um novo e-mail",
        M::LinkUnknownTitle => "Este link não funciona",
        M::LinkUnknownOwn => {
            "Ele pode estar incompleto, ou seu navegador pode estar bloqueando cookies. Permita os cookies para este site e use o link do e-mail mais recente que enviamos, ou peça um novo."
        }
        M::LinkUnknown => {
            "Ele pode estar incompleto, ou seu navegador pode estar bloqueando cookies. Permita os cookies para este site e use o link do e-mail mais recente que enviamos, ou comece de novo."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Cancelar este cadastro",
        M::CancelSignUpText => {
            "Alguém usou seu endereço de e-mail, talvez por engano. Cancele o cadastro e não enviaremos mais e-mails para você por um tempo."
        }
        M::DidNotSignUp => "Não fui eu que me cadastrei",
        M::CancelledTitle => "Cadastro cancelado",
        M::Cancelled => {
            "Nenhuma conta foi criada. Não enviaremos mais e-mails para você por um tempo."
        }
        M::WasConfirmedTitle => "Este endereço de e-mail foi confirmado",
        M::WasConfirmed => {
            "Alguém com acesso à sua caixa de entrada confirmou este endereço. Se não foi você, troque a senha do seu e-mail e fale conosco."
        }
        M::NothingToCancelTitle => "Nada para cancelar",
        M::NothingToCancel => {
            "Este cadastro talvez já tenha sido cancelado, ou o link está incompleto."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Boas-vindas",
        M::SignedUpTitle => "Cadastro concluído",
        M::ConfirmedAndReady => "Seu endereço de e-mail está confirmado e sua conta está pronta.",
        M::Confirmed => "Seu endereço de e-mail está confirmado.",
        M::AccountReady => "Sua conta está pronta.",
        M::CarryOnThere => "Você pode fechar esta página e continuar onde começou o cadastro.",
        M::FinishedTitle => "Você já terminou o cadastro?",
        M::FinishedText => {
            "Se você confirmou seu endereço de e-mail, pode continuar. Se não, abra primeiro o link do nosso e-mail."
        }
        M::ClosedTitle => "Os cadastros estão fechados",
        M::ClosedText => {
            "Não é possível se cadastrar no momento. Se você já se cadastrou, o link do e-mail que enviamos ainda funciona."
        }
        M::NotAvailableTitle => "Desculpe, o cadastro não está disponível no momento",
        M::TryAgainLater => "Tente novamente mais tarde.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Abra a página de cadastro e tente novamente",
        M::ForeignText => "Este formulário foi enviado de outro site.",
        M::UnreadableTitle => "Não conseguimos ler o formulário",
        M::GoBack => "Volte e tente novamente.",
        M::BackToForm => "Ir para o formulário de cadastro",
        M::TooLargeTitle => "O texto é muito longo",
        M::GoBackAndShorten => "Volte e encurte o que você digitou.",
        M::TooSlowTitle => "Sua conexão estava muito lenta",
        M::OtherNameTitle => "Esta página tem outro endereço",
        M::OtherNameText => {
            "O cadastro neste site é feito em {link}. Abra a página de cadastro lá."
        }
        M::FailedTitle => "Desculpe, algo deu errado",
        M::GoBackInAMinute => "Volte e tente novamente em um minuto.",

        // Mails. `{site}` is the name of the site.
        M::MailConfirmSubject => "{site}: confirme seu endereço de e-mail",
        M::MailConfirmText => {
            "Confirme seu endereço de e-mail para concluir seu cadastro em {site}."
        }
        M::MailConfirmButton => "Confirmar endereço de e-mail",
        M::MailCode => "Ou digite este código na página de cadastro:",
        M::MailLifetime => {
            "O link e o código são válidos por {time}. Se não foi você que se cadastrou, pode ignorar este e-mail. Nenhuma conta será criada. Para não receber mais estes e-mails:"
        }
        M::MailSignedUpSubject => "Você já tem cadastro em {site}",
        M::MailSignedUpText => {
            "Alguém (talvez você) tentou se cadastrar em {site} com este endereço de e-mail. Você já tem cadastro, então não precisa fazer nada."
        }
        M::MailAccountSubject => "Você já tem uma conta em {site}",
        M::MailAccountText => {
            "Alguém (talvez você) tentou se cadastrar em {site} com este endereço de e-mail, que já tem uma conta. Nada mudou."
        }
        M::MailIfYou => "Se foi você, entre com sua senha atual.",
        M::MailIfNotYou => "Se não foi você, pode ignorar este e-mail.",
        M::MailWelcomeSubject => "Boas-vindas a {site}",
        M::MailWelcomeAccount => {
            "Seu endereço de e-mail está confirmado e sua conta em {site} está pronta."
        }
        M::MailWelcomeSignedUp => {
            "Seu endereço de e-mail está confirmado e seu cadastro em {site} está concluído."
        }
        M::MailResetSubject => "Escolha uma nova senha para {site}",
        M::MailResetText => {
            "Alguém (talvez você) pediu para redefinir a senha da sua conta em {site}. Use este link para escolher uma nova:"
        }
        M::ChooseNewPassword => "Escolher uma nova senha",
        M::MailResetLifetime => {
            "O link é válido por {time} e só uma vez. Se não foi você, pode ignorar este e-mail. Sua senha continua a mesma."
        }
        M::MailPasswordChangedSubject => "Sua senha de {site} foi alterada",
        M::MailPasswordChangedText => {
            "A senha da sua conta em {site} foi alterada. Se não foi você, redefina-a agora e altere também a senha da sua conta de e-mail."
        }
        M::MailCodeSubject => "{code} é seu código de {site}",
        M::MailPreheader => "O link e o código são válidos por {time}.",
        M::MailNothingToDo => "Nada mudou e você não precisa fazer nada.",
        M::MailResetPreheader => "O link é válido por {time} e só uma vez.",
        M::MailChangedPreheader => "Se não foi você, redefina sua senha agora.",
        M::MailCopyLink => "Se o botão não funcionar, copie este link para o navegador:",
        M::MailOpenSite => "Abrir {site}",
        M::MailWhySignUp => {
            "Você recebeu este e-mail porque alguém informou seu endereço para se cadastrar em {site}."
        }
        M::MailWhyAccount => "Você recebeu este e-mail porque tem uma conta em {site}.",
        M::MailWhySignedUp => "Você recebeu este e-mail porque se cadastrou em {site}.",
        M::MailHelp => "Precisa de ajuda? {contact}",
        M::ForgotPasswordText => {
            "Digite o endereço de e-mail da sua conta. Vamos enviar um link para você escolher uma nova senha."
        }
        M::ResetMailText => {
            "Se houver uma conta com este endereço de e-mail, vamos enviar um link para ele. O link é válido por {time}. Veja também a pasta de spam."
        }
        M::PasswordChangedTitle => "Sua senha foi alterada",
        M::PasswordChangedText => {
            "Você já pode entrar com sua nova senha. Em outros dispositivos, talvez seja preciso entrar de novo."
        }
        M::MailNewAddressText => {
            "Alguém (talvez você) pediu para usar este endereço de e-mail em uma conta em {site}. Confirme-o para fazer a alteração:"
        }
        M::MailNewAddressLifetime => {
            "O link é válido por {time} e só uma vez. Se não foi você, pode ignorar este e-mail. Nada vai mudar."
        }
        M::MailAddressTakenText => {
            "Alguém (talvez você) tentou usar este endereço de e-mail em outra conta em {site}. Ele já está em uso, então nada mudou. Se não foi você, pode ignorar este e-mail."
        }
        M::MailAddressChangedSubject => "Seu endereço de e-mail em {site} foi alterado",
        M::MailAddressChangedText => {
            "O endereço de e-mail da sua conta em {site} foi alterado para {address}. Se não foi você, fale conosco agora e altere a senha da sua conta de e-mail."
        }
        M::ConfirmNewAddress => {
            "Selecione “Confirmar” para usar este endereço de e-mail na sua conta."
        }
        M::AddressChangedTitle => "Seu endereço de e-mail foi alterado",
        M::AddressChangedText => {
            "A partir de agora, escreveremos para o seu novo endereço. Se você entra com seu endereço de e-mail, use o novo."
        }
        M::ResetLinkDead => {
            "Ele expirou, já foi usado ou foi substituído por um e-mail mais recente. Você pode pedir um novo."
        }

        // The JSON API, for programs and for those who write them. Words in backquotes stay as they are.
        M::ApiMalformed => "Requisição inválida",
        M::ApiForeignOrigin => "Requisição de outro site",
        M::ApiUnknownAttempt => "Tentativa desconhecida",
        M::ApiUnknownLink => "Link desconhecido",
        M::ApiNotOffered => "Não disponível",
        M::ApiMethodNotAllowed => "Método não permitido",
        M::ApiTooSlow => "Tempo limite da requisição esgotado",
        M::ApiTaken => "Já está em uso",
        M::ApiInviteSpent => "O convite não é mais válido",
        M::ApiLinkExpired => "Link expirado",
        M::ApiTooLarge => "Corpo muito grande",
        M::ApiUnsupportedMediaType => "Tipo de mídia não suportado",
        M::ApiInvalid => "Campos inválidos",
        M::ApiRateLimited => "Muitas requisições",
        M::ApiBusy => "Servidor sobrecarregado",
        M::ApiUnavailable => "Temporariamente indisponível",
        M::ApiTakenDetail => {
            "Já existe um usuário com esse nome de usuário ou endereço de e-mail; `problems` indica qual dos dois."
        }
        M::ApiInvalidDetail => "Alguns campos são inválidos; `problems` indica quais.",
        M::ApiWorkDetail => {
            "Muitas pessoas estão se cadastrando. Resolva `challenge?for=limit` e envie a solução, ou tente novamente mais tarde."
        }
        M::ApiNoAvailability => {
            "Este formulário não informa se um nome de usuário está disponível."
        }
        M::ApiParameterTwice => "A query contém um parâmetro mais de uma vez.",
        M::ApiNoCaptcha => "O formulário não tem captcha.",
        M::ApiNoChallenge => "Nenhum desafio está disponível no momento.",
        M::ApiNameAnAttempt => "Envie o `token` do link ou o `attempt` do cadastro.",
        M::ApiUnknownLinkDetail => {
            "Nenhum link tem este token. Ele pode estar incompleto ou não ser mais válido."
        }
        M::ApiUnknownAttemptDetail => "Nenhum cadastro tem este `attempt`.",
        M::ApiLinkExpiredDetail => "Envie o `token` dele para `resend` para obter um novo link.",
        M::ApiNotAnObject => "O corpo deve ser um único objeto JSON.",
        M::ApiNotJson => "O corpo não é um JSON válido (linha {line}, coluna {column}).",
        M::ApiTooManyMembers => "O objeto deve ter no máximo {max} {max:membro|membros}.",
        M::ApiMemberTwice => "O objeto contém um membro mais de uma vez.",
        M::ApiNested => {
            "Os membros devem ser strings ou booleanos, não objetos ou arrays aninhados."
        }
        M::ApiNotAString => "O membro `{name}` deve ser uma string.",
        M::ApiNotANumber => "O membro `{name}` deve ser um número.",
        M::ApiNotAList => "O membro `{name}` deve ser um array de strings.",
        M::ApiNotABoolean => "O membro `{name}` deve ser true ou false.",
        M::ApiBadKey => {
            "O cabeçalho Idempotency-Key deve ter de 16 a 255 caracteres ASCII visíveis que ninguém consiga adivinhar, como um UUID aleatório."
        }
        M::ApiForeignOriginDetail => "Uma página de outro site enviou esta requisição.",
        M::ApiMediaTypeDetail => "O corpo deve ser `application/json` em UTF-8.",
        M::ApiTooLargeDetail => "O corpo deve ter no máximo 16 KiB.",
        M::ApiTooSlowDetail => "O corpo não chegou em 10 segundos.",
        M::ApiFailedDetail => "O servidor falhou. Tente novamente mais tarde.",
        M::ApiMethodDetail => "O cabeçalho `Allow` lista os métodos permitidos.",
    }
}
