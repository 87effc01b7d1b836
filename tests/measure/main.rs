//! Measures the house: for each layer under `src`, its files, lines, circles of files, `json!` and the word `Value`.
//!
//! `cargo run --example measure -- [-v] [FOLDER]`: FOLDER is a checkout, this one where it is left out; -v names the files
//! of circles. A circle is a set of files of one layer of which each imports, over others, itself: what the tests of the
//! rooms forbid, found by the same code.

use std::error::Error;
use std::path::Path;

mod rooms;

use rooms::{Room, folders, sources};

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let root = given.iter().find(|one| *one != "-v").map_or(".", String::as_str);
    let names_circles = given.iter().any(|one| one == "-v");
    println!("{:12}{:>7}{:>8}{:>7}{:>7}  circles (files)", "layer", "files", "lines", "json!", "Value");
    let mut together = [0; 4];
    for folder in folders(&Path::new(root).join("src"))? {
        let (room, sources) = (Room::read(&folder)?, sources(&folder)?);
        let lines: usize = sources.iter().map(|(_, text)| text.lines().count()).sum();
        let [loose, values] = ["json!", "Value"].map(|word| count(&room, word));
        let mut circles = room.circles();
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        let sizes: Vec<String> = circles.iter().map(|circle| circle.len().to_string()).collect();
        let sizes = if sizes.is_empty() { "none".to_owned() } else { sizes.join(" + ") };
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        println!("{name:12}{:7}{lines:8}{loose:7}{values:7}  {sizes}", sources.len());
        for circle in circles.iter().filter(|_| names_circles) {
            println!("    {}", circle.join(" "));
        }
        let of_layer = [sources.len(), lines, loose, circles.iter().map(Vec::len).sum()];
        together.iter_mut().zip(of_layer).for_each(|(sum, one)| *sum += one);
    }
    let [files, lines, loose, in_circles] = together;
    println!("{:12}{files:7}{lines:8}{loose:7}{:7}  {in_circles} files in circles", "together", "");
    Ok(())
}

/// How often `word` stands in the code of a room, as a word.
fn count(room: &Room, word: &str) -> usize {
    let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let is_whole = |text: &str, at: usize| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !before.ends_with(is_of_word) && (word.ends_with('!') || !after.starts_with(is_of_word))
    };
    let in_file = |text: &String| text.match_indices(word).filter(|(at, _)| is_whole(text, *at)).count();
    room.files.values().map(in_file).sum()
}
