//! Papers set by templates and written in the look of profiles, with the body's own emblem.

use std::sync::Arc;

use crate::{DataDir, PaperError, load_words};
use prikaz_document as document;
use prikaz_document::{Picture, PicturePlace, Required};
use prikaz_procedure::Organisation;
use prikaz_render::{self as render, FaceFile, Format, Profile};
use prikaz_report::paper::{Bears, Matter, Unmarked};
use prikaz_template as template;
use prikaz_template::Templates;

/// Sets papers by the templates and profiles of the data files.
#[derive(Debug)]
pub struct Printer {
    data: DataDir,
    templates: Templates,
}

impl Printer {
    /// A printer with the templates of `data`.
    pub fn new(data: DataDir) -> Self {
        let loader = data.clone();
        let templates = Templates::new(move |path| loader.read(path));
        // A faulty word list is told where a body is loaded, which comes before any paper of it.
        let templates = match load_words(&data) {
            Ok(words) => templates.with_words(Arc::new(words)),
            Err(_) => templates,
        };
        Self { data, templates }
    }

    /// The document of `matter`: the body's own template, else the procedure's, else the common one.
    ///
    /// # Errors
    /// When the template is wrong, asks for what there is not, or has no place for what the paper has to show.
    pub fn set(
        &self,
        matter: Matter,
        organisation: Option<&Organisation>,
        procedure: Option<&str>,
    ) -> Result<document::Document, PaperError> {
        let name = matter.template();
        let mut required = matter.required();
        let paths = template::candidates(organisation.map(|body| body.id.as_str()), procedure, name);
        let mut pictures = matter.pictures;
        pictures.extend(organisation.map(|body| self.emblem(body)).transpose()?.flatten());
        // Only a whole act is asked for its code; letters go without an emblem where their template says so.
        if matter.code.is_some() && pictures.contains_key("emblem") {
            required.push(Required::Picture("emblem".to_owned()));
        }
        let code_side = organisation.and_then(|body| body.code);
        if code_side.is_none() {
            required.retain(|one| *one != Required::Picture("code".to_owned()));
        }
        if let Some((text, side)) = matter.code.zip(code_side) {
            pictures.insert("code".to_owned(), render::code_picture(&text, f32::from(side))?);
        }
        let inserts = template::Inserts {
            tables: matter.tables,
            mark: matter.mark,
            revision: matter.revision,
            pictures,
            protected: matter.protected,
            required,
        };
        Ok(self.templates.document(&paths, matter.facts, matter.properties, inserts)?)
    }

    /// The document of an order of `body`, of whatever kind, with all that it `bears`.
    ///
    /// # Errors
    /// As [`Printer::set`]; also when a mark would say what is not so.
    pub fn set_act(
        &self,
        act: Unmarked,
        body: &Organisation,
        procedure: Option<&str>,
        bears: Bears<'_>,
    ) -> Result<document::Document, PaperError> {
        let matter = act.bearing(body, bears).map_err(PaperError::Mark)?;
        self.set(matter, Some(body), procedure)
    }

    /// The file of `document` in the look of the profile `name`.
    ///
    /// # Errors
    /// When the profile is missing or wrong, or the format cannot hold the document.
    pub fn write(
        &self,
        format: Format,
        name: &str,
        document: &document::Document,
    ) -> Result<Vec<u8>, PaperError> {
        let mut profile = self.profile(name)?;
        if format == Format::Pdf {
            profile.faces = self.faces();
        }
        Ok(render::write(format, &profile, document)?)
    }

    /// Writes `document` and keeps nothing of it: what cannot be printed is told before anybody signs it.
    ///
    /// # Errors
    /// As [`Printer::write`]; also when this build writes PDF and no face has some of the characters.
    pub fn proof(&self, name: &str, document: &document::Document) -> Result<(), PaperError> {
        let mut profile = self.profile(name)?;
        profile.faces = self.faces();
        render::proof(&profile, document)?;
        Ok(())
    }

    /// The workbook of `blank` in the look of the profile `name`.
    ///
    /// # Errors
    /// When there is no such profile, or the workbook cannot hold the blank.
    pub fn write_blank(&self, name: &str, blank: &document::Blank) -> Result<Vec<u8>, PaperError> {
        Ok(render::write_blank(&self.profile(name)?, blank)?)
    }

    /// The faces of the folder `fonts` of the data, in the order of their names.
    fn faces(&self) -> Vec<FaceFile> {
        let names = ["otf", "ttf"].map(|extension| self.data.list("fonts", extension)).concat();
        let face = |name: &String| {
            let path = format!("fonts/{name}");
            Some(FaceFile { place: self.data.place(&path), bytes: self.data.bytes(&path)?.into() })
        };
        names.iter().filter_map(face).collect()
    }

    fn profile(&self, name: &str) -> Result<Profile, PaperError> {
        let missing = |_| PaperError::NoProfile(self.data.place(&format!("profiles/{name}.toml")));
        let file = crate::data::profiles::find(&self.data, name).map_err(missing)?;
        file.read.map_err(PaperError::Profile)
    }

    /// The emblem of `body` under the name that templates know it by, where the body has one.
    fn emblem(&self, body: &Organisation) -> Result<Option<(String, Picture)>, PaperError> {
        let Some(name) = &body.emblem else { return Ok(None) };
        let path = format!("organisations/{}/{name}", body.id);
        let file = self.data.place(&path);
        let png = self.data.bytes(&path).ok_or_else(|| PaperError::NoEmblem(file.clone()))?;
        let sides = document::png_size(&png).map_err(|fault| PaperError::Emblem { file, fault })?;
        let (width, height) = self.profile(&body.profile)?.emblem.size(sides);
        let description = body.name.full.nominative.clone();
        let picture = Picture { png: png.into(), description, width, height, place: PicturePlace::Top };
        Ok(Some(("emblem".to_owned(), picture)))
    }
}
