/** What a review needs beyond the style of every page. */
export const reviewStyle = `
.review { width: auto; min-width: 100%; }
.review th, .review td { overflow-wrap: break-word; }
.review tbody th { min-width: 11rem; }
.review td { min-width: 5.4rem; }
.review tbody th .quiet, .review tbody th .badge { font-weight: 400; }
.review tbody .owner th { padding-top: 1.1rem; font-weight: 650; font-size: 1rem; }
.review .part th { padding-left: 1rem; }
.course { display: block; width: 132px; height: 40px; overflow: visible; }
.course .curve { stroke-width: 1.5; }
.course .goal { stroke-width: 1; }
.scroll + .scroll { margin-top: 1.6rem; }
.scroll + .note { margin-top: .9rem; }
@media screen and (max-width: 760px) {
  .review tbody th, .review td { min-width: 0; }
  .review .part th { padding-left: 0; }
}
@media print { .review tbody th { min-width: 6rem; } .review td { min-width: 0; } }
`;
