//! Kinds of acts as words: how each is called in every case, and how it calls itself.
//!
//! The four kinds are a closed list, so that their forms are grammar and stand here; a word of a body is data.

use prikaz_domain::{Case, OrderKind};
use prikaz_fact::coded;
use prikaz_russian::typography;

/// The name of a kind in its cases, in the singular and the plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forms {
    /// Nominative, which is also the accusative: «приказ».
    pub name: &'static str,
    stem: &'static str,
    neuter: bool,
}

coded! {
/// How an act calls itself in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Itself {
    /// «настоящий приказ».
    #[default]
    This = "настоящий акт",
    /// «приказ».
    Bare = "акт",
    /// «настоящий Приказ».
    Capital = "настоящий Акт",
}
}

/// The words for acts of `kind`.
pub fn forms(kind: OrderKind) -> Forms {
    match kind {
        OrderKind::Order => Forms { name: "приказ", stem: "приказ", neuter: false },
        OrderKind::Directive => {
            Forms { name: "распоряжение", stem: "распоряжени", neuter: true }
        }
        OrderKind::Resolution => {
            Forms { name: "постановление", stem: "постановлени", neuter: true }
        }
        OrderKind::Decision => Forms { name: "решение", stem: "решени", neuter: true },
    }
}

/// `text` with the words for the act put in, so that they agree with its kind, whatever it is: «настоящего {акта}»
/// becomes «настоящего распоряжения».
pub fn fill(kind: OrderKind, text: &str) -> String {
    let forms = forms(kind);
    let mut filled = text.to_owned();
    for (word, case) in [
        ("акт", None),
        ("акта", Some(Case::Genitive)),
        ("акту", Some(Case::Dative)),
        ("актом", Some(Case::Instrumental)),
        ("акте", Some(Case::Prepositional)),
    ] {
        filled = filled.replace(&format!("{{{word}}}"), &forms.of(case));
    }
    filled.replace("{настоящий акт}", &forms.itself(Itself::This, None))
}

impl Forms {
    /// «ПРИКАЗ»: as it stands on the form.
    pub fn title(self) -> String {
        self.name.to_uppercase()
    }

    /// «приказом», in `case`; the nominative where none is given.
    pub fn of(self, case: Option<Case>) -> String {
        let (masculine, neuter) = match case {
            None | Some(Case::Accusative) => return self.name.to_owned(),
            Some(Case::Genitive) => ("а", "я"),
            Some(Case::Dative) => ("у", "ю"),
            Some(Case::Instrumental) => ("ом", "ем"),
            Some(Case::Prepositional) => ("е", "и"),
        };
        format!("{}{}", self.stem, if self.neuter { neuter } else { masculine })
    }

    /// «приказами», in `case`; the nominative where none is given.
    pub fn plural(self, case: Option<Case>) -> String {
        let (masculine, neuter) = match case {
            None | Some(Case::Accusative) => ("ы", "я"),
            Some(Case::Genitive) => ("ов", "й"),
            Some(Case::Dative) => ("ам", "ям"),
            Some(Case::Instrumental) => ("ами", "ями"),
            Some(Case::Prepositional) => ("ах", "ях"),
        };
        format!("{}{}", self.stem, if self.neuter { neuter } else { masculine })
    }

    /// «настоящим приказом».
    pub fn itself(self, itself: Itself, case: Option<Case>) -> String {
        let name = self.of(case);
        match itself {
            Itself::This => format!("{} {name}", self.this(case)),
            Itself::Bare => name,
            Itself::Capital => format!("{} {}", self.this(case), typography::capitalised(&name)),
        }
    }

    fn this(self, case: Option<Case>) -> &'static str {
        match case {
            None | Some(Case::Accusative) if self.neuter => "настоящее",
            None | Some(Case::Accusative) => "настоящий",
            Some(Case::Genitive) => "настоящего",
            Some(Case::Dative) => "настоящему",
            Some(Case::Instrumental) => "настоящим",
            Some(Case::Prepositional) => "настоящем",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Itself, forms};
    use prikaz_domain::{Case, OrderKind};

    #[test]
    fn each_kind_calls_itself_in_its_own_gender() {
        let said = |kind, case| forms(kind).itself(Itself::This, case);
        assert_eq!(said(OrderKind::Order, None), "настоящий приказ");
        assert_eq!(said(OrderKind::Directive, None), "настоящее распоряжение");
        assert_eq!(said(OrderKind::Resolution, Some(Case::Instrumental)), "настоящим постановлением");
        assert_eq!(said(OrderKind::Decision, Some(Case::Prepositional)), "настоящем решении");
        assert_eq!(
            forms(OrderKind::Order).itself(Itself::Capital, Some(Case::Genitive)),
            "настоящего Приказа"
        );
        assert_eq!(forms(OrderKind::Order).itself(Itself::Bare, Some(Case::Dative)), "приказу");
        assert_eq!(forms(OrderKind::Decision).plural(Some(Case::Genitive)), "решений");
    }
}
